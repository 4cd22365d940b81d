import { describe, expect, test } from 'vitest';
import { packedStrides, sizeOf, type Reducer, type Shape } from '../graph.ts';
import type { Body, ReduceInstruction } from '../plan.ts';
import {
  apply,
  carriedOut,
  expectAsInterpreted,
  held,
  load,
  numbers,
  packed,
  report,
  result,
  VARIANTS,
  type Arranged,
} from './testing.ts';

const REDUCERS: readonly Reducer[] = ['sum', 'product', 'maximum', 'minimum'];

/** Sizes of `kept` and `reduced`, around vectors and strips. */
const SIZES: readonly (readonly [kept: number, reduced: number])[] = [
  [1, 1],
  [1, 7],
  [1, 5003],
  [5, 1],
  [2, 300],
  [8, 300],
  [3, 2],
  [257, 2],
  [17, 33],
  [130, 40],
  [5, 4500],
  [4500, 5],
];

interface Layout {
  /** Whether the reduced axis is the outer one in memory. */
  readonly outer: boolean;
  readonly computes: boolean;
}

function reduction(
  reducer: Reducer,
  [kept, reduced]: readonly [number, number],
  { outer, computes }: Layout,
): Arranged {
  const strides = outer ? [1, kept] : [reduced, 1];
  const before: Body = computes
    ? {
        values: [
          load({ place: held(0), strides }),
          load({ place: held(1), strides: [1, 0] }),
          load({ place: held(2), strides: [0, 1] }),
          apply('mul', [0, 1]),
          apply('sub', [3, 2]),
          apply('abs', [4]),
        ],
        stores: [],
      }
    : { values: [load({ place: held(0), strides })], stores: [] };
  const instruction: ReduceInstruction = {
    kind: 'reduce',
    reducer,
    kept: [kept],
    reduced: [reduced],
    before,
    reduces: before.values.length - 1,
    after: {
      values: [result, load({ place: held(1), strides: [1] }), apply('add', [0, 1])],
      stores: [
        { place: report(), strides: [1], value: 2 },
        { place: held(1), strides: [1], value: 0 },
      ],
    },
  };
  // Factors near 1, so that products stay within reach.
  const near = (count: number, seed: number) => numbers(count, seed).map((x) => 1 + x / 400);
  return {
    held: [near(kept * reduced, 1), near(kept, 2), near(reduced, 3).map((x) => x - 1)],
    reports: [[kept]],
    instructions: [instruction],
  };
}

describe.each(VARIANTS)('reductions on %s', (variant) => {
  describe.each(REDUCERS)('%s', (reducer) => {
    test.each([
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ])('reduced axis outside: %s, with a body before: %s', async (outer, computes) => {
      for (const sizes of SIZES) {
        const tolerance = reducer === 'product' ? 1e-4 : 1e-5;
        const arranged = reduction(reducer, sizes, { outer, computes });
        await expectAsInterpreted(arranged, variant, tolerance);
      }
    });
  });

  test('over several axes, wherever they are', async () => {
    const shape = [3, 4, 5, 6];
    for (const reducedAxes of [[0, 1], [0, 2], [1, 3], [0, 3], [2, 3], [0, 1, 2, 3], []]) {
      await expectAsInterpreted(overAxes(shape, reducedAxes), variant);
    }
  });

  test('of one number for all positions', async () => {
    await expectAsInterpreted(
      {
        held: [],
        reports: [[3]],
        instructions: [
          {
            kind: 'reduce',
            reducer: 'sum',
            kept: [3],
            reduced: [21],
            before: { values: [{ kind: 'literal', value: 0.5 }], stores: [] },
            reduces: 0,
            after: { values: [result], stores: [{ ...packed(report(), [3]), value: 0 }] },
          },
        ],
      },
      variant,
    );
  });

  test.each(REDUCERS)('%s lets NaN through', async (reducer) => {
    for (const outer of [false, true]) {
      const arranged = reduction(reducer, [6, 50], { outer, computes: false });
      arranged.held[0]![101] = NaN;
      const { report: reported } = await carriedOut(arranged, variant);
      const wanted = outer ? 101 % 6 : Math.floor(101 / 50);
      expect([...reported[0]!].map(Number.isNaN)).toEqual(
        Array.from({ length: 6 }, (_, index) => index === wanted),
      );
    }
  });

  test('sums of a million numbers are right to seven digits', async () => {
    const arranged = reduction('sum', [1, 1_000_000], { outer: false, computes: false });
    await expectAsInterpreted(arranged, variant, 2e-7);
  });
});

function overAxes(shape: Shape, reducedAxes: readonly number[]): Arranged {
  const strides = packedStrides(shape);
  const keptAxes = shape.map((_, axis) => axis).filter((axis) => !reducedAxes.includes(axis));
  const kept = keptAxes.map((axis) => shape[axis]!);
  return {
    held: [numbers(sizeOf(shape), 1)],
    reports: [kept],
    instructions: [
      {
        kind: 'reduce',
        reducer: 'sum',
        kept,
        reduced: reducedAxes.map((axis) => shape[axis]!),
        before: {
          values: [
            load({
              place: held(0),
              strides: [...keptAxes, ...reducedAxes].map((axis) => strides[axis]!),
            }),
            apply('square', [0]),
          ],
          stores: [],
        },
        reduces: 1,
        after: { values: [result], stores: [{ ...packed(report(), kept), value: 0 }] },
      },
    ],
  };
}
