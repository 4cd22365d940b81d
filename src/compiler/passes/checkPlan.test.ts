import { expect, test } from 'vitest';
import type { Instruction, Place, Plan, Value } from '../plan.ts';
import { checkPlan } from './checkPlan.ts';

const held: Place = { memory: 'held', index: 0, offset: 0 };
const fed: Place = { memory: 'fed', index: 0, offset: 0 };
const report: Place = { memory: 'report', index: 0, offset: 0 };
const scratch: Place = { memory: 'scratch', index: 0, offset: 0 };

const load = (place: Place, strides: number[]): Value => ({
  kind: 'load',
  access: { place, strides },
});

/** Copies along `shape`. */
function copy(
  from: Place,
  read: number[],
  to: Place,
  written: number[],
  shape = [2, 2],
): Instruction {
  const stores = [{ place: to, strides: written, value: 0 }];
  return { kind: 'map', shape, body: { values: [load(from, read)], stores } };
}

function plan(...instructions: Instruction[]): Plan {
  const slots = (path: string) => [{ path, shape: [4] }];
  return {
    signature: { held: slots('held'), fed: slots('fed'), report: slots('report') },
    updated: [0],
    constants: [],
    scratchSize: 4,
    instructions: [...instructions, copy(fed, [2, 1], report, [2, 1])],
  };
}

test.each([
  ['replaces in place', copy(held, [2, 1], held, [2, 1])],
  ['copies', copy(fed, [1, 2], held, [2, 1])],
])('accepts a plan that %s', (_, instruction) => {
  expect(() => checkPlan(plan(instruction))).not.toThrow();
});

test.each([
  [/replaces what it reads elsewhere/, copy(held, [1, 2], held, [2, 1])],
  [/reaches 4 of 4/, copy(fed, [2, 1], { ...held, offset: 1 }, [2, 1])],
  [/reads scratch 0 before it is written/, copy(scratch, [2, 1], held, [2, 1])],
  [/writes fed memory/, copy(held, [2, 1], fed, [2, 1])],
  [/reads report memory/, copy(report, [2, 1], held, [2, 1])],
  [/stores an element of held 0 twice/, copy(fed, [2, 1], held, [0, 1])],
  [/1 strides for 2 axes/, copy(fed, [2, 1], held, [1])],
])('refuses with %s', (complaint, instruction) => {
  expect(() => checkPlan(plan(instruction))).toThrow(complaint);
});

test('refuses a product that is stored over its operand', () => {
  const matrix = { place: held, transposed: false, batchStride: 0 };
  const product: Instruction = {
    kind: 'matMul',
    batch: 1,
    rows: 2,
    columns: 2,
    inner: 2,
    left: matrix,
    right: matrix,
    after: {
      values: [{ kind: 'result' }],
      stores: [{ place: held, strides: [0, 2, 1], value: 0 }],
    },
  };
  expect(() => checkPlan(plan(product))).toThrow(/Instruction 0 \(matMul\): it replaces/);
});

test('refuses a report that is not written in full, and held tensors that are not updated', () => {
  const good = plan(copy(fed, [2, 1], held, [2, 1]));
  expect(() => checkPlan({ ...good, instructions: good.instructions.slice(0, 1) })).toThrow(
    /report 0/,
  );
  expect(() => checkPlan({ ...good, updated: [] })).toThrow(/not updated/);
});
