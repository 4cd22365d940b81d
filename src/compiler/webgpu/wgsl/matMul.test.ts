import { describe, expect, test } from 'vitest';
import { packedStrides } from '../../graph.ts';
import type { Body, MatMulInstruction } from '../../plan.ts';
import { findWebGpu } from '../testing.ts';
import { access, compareOn, occupancies, planOf } from './comparing.ts';
import { matMulKernel } from './matMul.ts';
import { emulatedOccupancy } from './occupancy.ts';

const webGpu = await findWebGpu();

type Sizes = readonly [batch: number, rows: number, inner: number, columns: number];

/** Those that are cut in several slices, and those that never are. */
const SIZES: Readonly<Record<keyof typeof occupancies, readonly Sizes[]>> = {
  emulated: [
    [1, 1, 1, 1],
    [1, 1, 30, 1],
    [1, 7, 1, 5],
    [1, 8, 1, 12],
    [1, 5, 2, 8],
    [1, 12, 64, 1],
    [1, 1, 16, 9],
    [1, 9, 33, 4],
    [1, 6, 8, 3],
    [3, 4, 8, 4],
    [2, 5, 3, 7],
    [1, 70, 12, 68],
  ],
  graphics: [
    [1, 1, 300, 1],
    [1, 12, 64, 1],
    [1, 8, 150, 8],
    [1, 16, 256, 20],
    [1, 33, 17, 7],
    [2, 4, 40, 4],
  ],
};

/** result · mask + bias, where the mask lies where the result goes, and the bias along the columns. */
function epilogue([batch, rows, , columns]: Sizes): Body {
  const packed = packedStrides([batch, rows, columns]);
  return {
    values: [
      { kind: 'result' },
      { kind: 'load', access: access(2, packed) },
      { kind: 'load', access: access(3, [0, 0, 1]) },
      { kind: 'apply', function: 'mul', parameters: [], arguments: [0, 1] },
      { kind: 'apply', function: 'add', parameters: [], arguments: [3, 2] },
    ],
    stores: [
      { ...access(2, packed), value: 4 },
      { ...access(4, packed), value: 0 },
    ],
  };
}

function product(sizes: Sizes, left: boolean, right: boolean): MatMulInstruction {
  const [batch, rows, inner, columns] = sizes;
  return {
    kind: 'matMul',
    batch,
    rows,
    inner,
    columns,
    left: { place: access(0, []).place, transposed: left, batchStride: rows * inner },
    // With three of them, all share one right matrix.
    right: {
      place: access(1, []).place,
      transposed: right,
      batchStride: batch === 3 ? 0 : inner * columns,
    },
    after: epilogue(sizes),
  };
}

describe.skipIf(!webGpu)('products in WGSL', () => {
  const comparison = compareOn(webGpu);

  describe.each(['emulated', 'graphics'] as const)('for %s devices', (kind) => {
    const cases = SIZES[kind].flatMap((sizes) =>
      [false, true].flatMap((left) =>
        [false, true].map((right) => ({ sizes, left, right }) as const),
      ),
    );
    test.each(cases)('of sizes $sizes, turned: $left, $right', async ({ sizes, left, right }) => {
      const [batch, rows, inner, columns] = sizes;
      const result = batch * rows * columns;
      const held = [batch * rows * inner, batch * inner * columns, result, columns, result];
      const plan = planOf(product(sizes, left, right), held, [2, 4]);
      await comparison.expectSame(plan, occupancies[kind]);
    });
  });

  test('at places where vectors do not lie', async () => {
    const instruction: MatMulInstruction = {
      kind: 'matMul',
      batch: 1,
      rows: 8,
      inner: 8,
      columns: 8,
      left: { place: access(0, [], 3).place, transposed: false, batchStride: 64 },
      right: { place: access(1, [], 5).place, transposed: true, batchStride: 64 },
      after: {
        values: [{ kind: 'result' }],
        stores: [{ ...access(2, [64, 1, 8], 4), value: 0 }],
      },
    };
    await comparison.expectSame(planOf(instruction, [67, 69, 68], [2]));
  });
});

test('equal products at other places share a shader', () => {
  const one = product([1, 8, 8, 8], false, true);
  const other: MatMulInstruction = {
    ...one,
    left: { ...one.left, place: { memory: 'scratch', index: 0, offset: 640 } },
  };
  const [kernel, elsewhere] = [one, other].map((it) => matMulKernel(it, emulatedOccupancy));
  expect(elsewhere!.source).toBe(kernel!.source);
  expect(elsewhere!.places).not.toEqual(kernel!.places);
});
