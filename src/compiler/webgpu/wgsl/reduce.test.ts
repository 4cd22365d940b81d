import { describe, test } from 'vitest';
import { packedStrides, sizeOf, type Reducer, type Shape } from '../../graph.ts';
import type { ReduceInstruction } from '../../plan.ts';
import { findWebGpu } from '../testing.ts';
import { access, compareOn, occupancies, planOf } from './comparing.ts';

const webGpu = await findWebGpu();

interface Reduction {
  readonly reducer: Reducer;
  readonly kept: Shape;
  readonly reduced: Shape;
  /** Whether the reduced axes are the outer ones in memory. */
  readonly outer: boolean;
}

const REDUCTIONS: readonly Reduction[] = [
  { reducer: 'sum', kept: [], reduced: [1], outer: false },
  { reducer: 'sum', kept: [], reduced: [5000], outer: false },
  { reducer: 'product', kept: [], reduced: [7, 9], outer: false },
  { reducer: 'maximum', kept: [3], reduced: [200], outer: false },
  { reducer: 'minimum', kept: [3], reduced: [200], outer: false },
  { reducer: 'sum', kept: [200], reduced: [3], outer: true },
  { reducer: 'maximum', kept: [20], reduced: [300], outer: true },
  { reducer: 'sum', kept: [130], reduced: [70], outer: true },
  { reducer: 'product', kept: [2, 3], reduced: [5, 7], outer: false },
  { reducer: 'sum', kept: [4], reduced: [0], outer: false },
];

/** The cosines are reduced, and what lies where the result goes is taken away from it. */
function instructionOf({ reducer, kept, reduced, outer }: Reduction): ReduceInstruction {
  const packed = packedStrides(outer ? [...reduced, ...kept] : [...kept, ...reduced]);
  const strides = outer
    ? [...packed.slice(reduced.length), ...packed.slice(0, reduced.length)]
    : packed;
  return {
    kind: 'reduce',
    reducer,
    kept,
    reduced,
    before: {
      values: [
        { kind: 'load', access: access(0, strides) },
        { kind: 'apply', function: 'cos', parameters: [], arguments: [0] },
      ],
      stores: [],
    },
    reduces: 1,
    after: {
      values: [
        { kind: 'result' },
        { kind: 'load', access: access(1, packedStrides(kept)) },
        { kind: 'apply', function: 'sub', parameters: [], arguments: [0, 1] },
      ],
      stores: [{ ...access(1, packedStrides(kept)), value: 2 }],
    },
  };
}

describe.skipIf(!webGpu)('reductions in WGSL', () => {
  const comparison = compareOn(webGpu);

  describe.each(['emulated', 'graphics'] as const)('for %s devices', (kind) => {
    test.each(REDUCTIONS)(
      '$reducer over $reduced for each of $kept, outer: $outer',
      (reduction) => {
        const kept = sizeOf(reduction.kept);
        const sizes = [kept * sizeOf(reduction.reduced), kept];
        const plan = planOf(instructionOf(reduction), sizes, [1]);
        return comparison.expectSame(plan, occupancies[kind]);
      },
    );
  });
});
