import { describe, expect, test } from 'vitest';
import type { MatMulInstruction, Matrix } from '../../plan.ts';
import { turnProduct } from './axes.ts';

describe('turnProduct', () => {
  const matrix = (index: number, transposed: boolean): Matrix => ({
    place: { memory: 'held', index, offset: 0 },
    transposed,
    batchStride: 0,
  });
  const product = (
    [rows, inner, columns]: readonly [number, number, number],
    left: boolean,
    right: boolean,
  ): MatMulInstruction => ({
    kind: 'matMul',
    batch: 1,
    rows,
    inner,
    columns,
    left: matrix(0, left),
    right: matrix(1, right),
    after: {
      values: [{ kind: 'result' }],
      stores: [{ place: matrix(2, false).place, strides: [0, columns, 1], value: 0 }],
    },
  });

  test('makes a row of a column', () => {
    const turned = turnProduct(product([6, 8, 1], false, false));
    expect(turned).toMatchObject({ rows: 1, columns: 6, inner: 8 });
    expect(turned.left.place.index).toBe(1);
    expect(turned.right).toMatchObject({ place: { index: 0 }, transposed: true });
    expect(turned.after.stores[0]!.strides).toEqual([0, 1, 1]);
  });

  test('calls a single row or column what lets four be read at once', () => {
    const outer = turnProduct(product([8, 1, 4], false, true));
    expect([outer.left.transposed, outer.right.transposed]).toEqual([true, false]);
    expect(turnProduct(product([1, 8, 4], true, true)).left.transposed).toBe(false);
  });

  test('leaves all others as they are', () => {
    const usual = product([6, 8, 4], true, false);
    expect(turnProduct(usual)).toEqual(usual);
  });
});
