import { expect, test } from 'vitest';
import { interpretPlan } from './interpretPlan.ts';
import type { Instruction, Memory, Place, Plan } from './plan.ts';

const at = (memory: Memory, offset = 0): Place => ({ memory, index: 0, offset });
const row = (...values: number[]) => Float32Array.from(values);

function run(instructions: readonly Instruction[], fed: Float32Array, results: number): number[] {
  const plan: Plan = {
    signature: {
      held: [],
      fed: [{ path: 'fed', shape: [fed.length] }],
      report: [{ path: 'report', shape: [results] }],
    },
    updated: [],
    constants: [row(10, 20)],
    scratchSize: 8,
    instructions,
  };
  const report = new Float32Array(results);
  interpretPlan(plan, { held: [], fed: [fed], report: [report] });
  return [...report];
}

test('a map computes its values in order and stores them by strides', () => {
  const map: Instruction = {
    kind: 'map',
    shape: [2, 3],
    body: {
      values: [
        { kind: 'load', access: { place: at('fed'), strides: [3, 1] } },
        { kind: 'load', access: { place: at('constant'), strides: [1, 0] } },
        { kind: 'literal', value: 0.1 },
        { kind: 'apply', function: 'add', parameters: [], arguments: [0, 1] },
        { kind: 'apply', function: 'leakyRelu', parameters: [0.5], arguments: [3] },
      ],
      stores: [
        { place: at('report'), strides: [1, 2], value: 4 },
        { place: at('report', 6), strides: [3, 1], value: 2 },
      ],
    },
  };
  const tenths = Array(6).fill(Math.fround(0.1));
  expect(run([map], row(1, 2, 3, -24, 5, 6), 12)).toEqual([11, -2, 12, 25, 13, 26, ...tenths]);
});

test('a product reads transposed matrices and batches, and its body goes along [batch, rows, columns]', () => {
  const product: Instruction = {
    kind: 'matMul',
    batch: 2,
    rows: 1,
    columns: 2,
    inner: 2,
    left: { place: at('fed'), transposed: false, batchStride: 2 },
    right: { place: at('fed', 4), transposed: true, batchStride: 0 },
    after: {
      values: [
        { kind: 'result' },
        { kind: 'load', access: { place: at('constant'), strides: [0, 0, 1] } },
        { kind: 'apply', function: 'add', parameters: [], arguments: [0, 1] },
      ],
      stores: [{ place: at('report'), strides: [2, 0, 1], value: 2 }],
    },
  };
  expect(run([product], row(1, 2, 3, 4, 1, 0, 1, 1), 4)).toEqual([11, 23, 13, 27]);
});

test('a reduction computes before, reduces, and computes after', () => {
  const reduction: Instruction = {
    kind: 'reduce',
    reducer: 'sum',
    kept: [3],
    reduced: [2],
    before: {
      values: [
        { kind: 'load', access: { place: at('fed'), strides: [1, 3] } },
        { kind: 'apply', function: 'square', parameters: [], arguments: [0] },
      ],
      stores: [],
    },
    reduces: 1,
    after: {
      values: [
        { kind: 'result' },
        { kind: 'apply', function: 'neg', parameters: [], arguments: [0] },
      ],
      stores: [{ place: at('report'), strides: [1], value: 1 }],
    },
  };
  expect(run([reduction], row(1, 2, 3, 4, 5, 6), 3)).toEqual([-17, -29, -45]);
});

const copied = (from: Place): Instruction => ({
  kind: 'map',
  shape: [2],
  body: {
    values: [{ kind: 'load', access: { place: from, strides: [1] } }],
    stores: [{ place: at('report'), strides: [1], value: 0 }],
  },
});

test('scratch that nobody wrote is NaN', () => {
  expect(run([copied(at('scratch'))], row(1), 2)).toEqual([NaN, NaN]);
});

test('reaching beyond a block, a missing block and arrays of another size are errors', () => {
  expect(() => run([copied(at('fed'))], row(1), 2)).toThrow('fed 0 has 1 numbers; 1 is beyond.');
  const elsewhere = copied({ memory: 'constant', index: 3, offset: 0 });
  expect(() => run([elsewhere], row(1), 2)).toThrow('There is no block 3 in constant memory.');
  const plan: Plan = {
    signature: { held: [{ path: 'state', shape: [2, 2] }], fed: [], report: [] },
    updated: [],
    constants: [],
    scratchSize: 0,
    instructions: [],
  };
  expect(() => interpretPlan(plan, { held: [row(1)], fed: [], report: [] })).toThrow(
    "'state' (held 0) needs 4 numbers.",
  );
});
