import { describe, test } from 'vitest';
import type { MatMulInstruction } from '../plan.ts';
import {
  apply,
  expectAsInterpreted,
  held,
  load,
  numbers,
  packed,
  report,
  result,
  storing,
  VARIANTS,
  type Arranged,
} from './testing.ts';

/** Around every border: of thin kernels, tiles, panels and blocks of rows. */
const SIZES: readonly (readonly [rows: number, columns: number, inner: number])[] = [
  ...[1, 2, 3, 4, 5, 9].flatMap((rows) =>
    [1, 2, 3, 4, 7, 8, 9, 17].flatMap((columns) =>
      [1, 2, 3, 4, 5, 8, 11].map((inner) => [rows, columns, inner] as const),
    ),
  ),
  [300, 8, 8],
  [8, 8, 300],
  [8, 1, 300],
  [2, 8, 301],
  [150, 2, 8],
  [131, 40, 67],
  [64, 24, 129],
  [3, 5, 0],
];

interface Options {
  readonly transposed: readonly [left: boolean, right: boolean];
  readonly batch?: number;
  readonly sameRight?: boolean;
  readonly sameLeft?: boolean;
}

function product(
  [rows, columns, inner]: readonly [number, number, number],
  { transposed, batch = 1, sameRight = false, sameLeft = false }: Options,
  follows: boolean,
): Arranged {
  const shape = [batch, rows, columns];
  const matrix = (index: number, isTransposed: boolean, size: number, same: boolean) => ({
    place: held(index, 3),
    transposed: isTransposed,
    batchStride: same ? 0 : size,
  });
  const instruction: MatMulInstruction = {
    kind: 'matMul',
    batch,
    rows,
    columns,
    inner,
    left: matrix(0, transposed[0], rows * inner, sameLeft),
    right: matrix(1, transposed[1], inner * columns, sameRight),
    after: follows
      ? {
          values: [
            result,
            load({ place: held(2), strides: [0, 0, 1] }),
            apply('add', [0, 1]),
            apply('tanh', [2]),
            load(packed(held(3), shape)),
            apply('mul', [3, 4]),
          ],
          stores: [
            { ...packed(report(), shape), value: 2 },
            { ...packed(held(3), shape), value: 5 },
          ],
        }
      : storing(packed(report(), shape)),
  };
  return {
    held: [
      numbers(3 + batch * rows * inner, 1),
      numbers(3 + batch * inner * columns, 2),
      numbers(columns, 3),
      numbers(batch * rows * columns, 4),
    ],
    reports: [shape],
    instructions: [instruction],
  };
}

describe.each(VARIANTS)('products on %s', (variant) => {
  describe.each([
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ] as const)('transposed: %s, %s', (left, right) => {
    const options = { transposed: [left, right] as const };

    test('stored as they are', async () => {
      for (const sizes of SIZES) {
        await expectAsInterpreted(product(sizes, options, false), variant, 1e-5);
      }
    });

    test('with a body after them', async () => {
      for (const sizes of SIZES) {
        await expectAsInterpreted(product(sizes, options, true), variant, 1e-5);
      }
    });

    test('one for each matrix of a batch', async () => {
      for (const sameRight of [false, true]) {
        for (const sizes of [
          [5, 7, 9],
          [9, 2, 6],
          [2, 9, 6],
          [4, 8, 2],
          [130, 40, 5],
        ] as const) {
          const batched = { ...options, batch: 3, sameRight };
          await expectAsInterpreted(product(sizes, batched, true), variant, 1e-5);
          await expectAsInterpreted(
            product(sizes, { ...batched, sameRight: false, sameLeft: sameRight }, false),
            variant,
            1e-5,
          );
        }
      }
    });
  });
});
