import { describe, test } from 'vitest';
import { packedStrides, sizeOf, type Shape } from '../../graph.ts';
import type { Body } from '../../plan.ts';
import { findWebGpu } from '../testing.ts';
import { access, compareOn, planOf } from './comparing.ts';

const webGpu = await findWebGpu();

const SHAPES: readonly Shape[] = [
  [],
  [1],
  [5],
  [8],
  [3, 4],
  [3, 5],
  [2, 3, 4],
  [5, 1, 3],
  [2, 3, 1, 5],
  [2, 3, 2, 4],
  [1000, 70],
];

/** Reads numbers down the first axis, along the last one and as a transpose does; replaces one of them. */
function bodyOn(shape: Shape): Body {
  const packed = packedStrides(shape);
  const down = shape.map((_, axis) => (axis === 0 ? 1 : 0));
  const along = shape.map((_, axis) => (axis === shape.length - 1 ? 1 : 0));
  const transposed = packedStrides(shape.toReversed()).toReversed();
  return {
    values: [
      { kind: 'load', access: access(0, packed) },
      { kind: 'load', access: access(1, down) },
      { kind: 'load', access: access(1, along, 1) },
      { kind: 'load', access: access(2, transposed) },
      { kind: 'literal', value: -0.1 },
      { kind: 'apply', function: 'add', parameters: [], arguments: [0, 1] },
      { kind: 'apply', function: 'mul', parameters: [], arguments: [5, 2] },
      { kind: 'apply', function: 'select', parameters: [], arguments: [3, 6, 4] },
      { kind: 'apply', function: 'leakyRelu', parameters: [0.25], arguments: [7] },
    ],
    stores: [
      { ...access(0, packed), value: 8 },
      { ...access(3, packed), value: 3 },
    ],
  };
}

describe.skipIf(!webGpu)('maps in WGSL', () => {
  const comparison = compareOn(webGpu);

  test.each(SHAPES.map((shape) => ({ shape })))('on $shape', ({ shape }) => {
    const size = sizeOf(shape);
    const sizes = [size, 1 + Math.max(1, ...shape), size, size];
    return comparison.expectSame(
      planOf({ kind: 'map', shape, body: bodyOn(shape) }, sizes, [0, 3]),
    );
  });

  test('without elements', () => {
    const body: Body = {
      values: [{ kind: 'literal', value: 1 }],
      stores: [{ ...access(0, [1]), value: 0 }],
    };
    return comparison.expectSame(planOf({ kind: 'map', shape: [0], body }, [0, 3], [0]));
  });
});
