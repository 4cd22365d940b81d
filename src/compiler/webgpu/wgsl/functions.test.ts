import { describe, expect, test } from 'vitest';
import { functions, type FunctionName } from '../../functions.ts';
import type { Value } from '../../plan.ts';
import { findWebGpu } from '../testing.ts';
import { access, compareOn, planOf } from './comparing.ts';

const webGpu = await findWebGpu();

const SPECIAL = [
  ...[0, 1e-6, 1e-3, 0.3, 0.5, 1, 2, 2.5, 3.5, 7.25, 20, 80, 1e4, 1e20, Infinity].flatMap(
    (value) => [value, -value],
  ),
  Number.NaN,
];

/** A float32 of this size does not know how much of a turn it is. */
const TURNS_LOST = 1e5;

/** Of 1 less something close to 1. */
const ERROR_FUNCTION_TOLERANCE = 2e-7;
const SMALLEST_NORMAL = 1.2e-38;
const RELATIVE_TOLERANCE = 4e-6;

describe.skipIf(!webGpu)('functions in WGSL', () => {
  const comparison = compareOn(webGpu);

  const names = Object.keys(functions) as FunctionName[];
  test.each(names)('%s', async (name) => {
    const { arity, parameters, evaluate } = functions[name];
    const fixed = parameters ? [0.2] : [];
    const operands = operandsOf(arity).filter(
      ([x]) => !['sin', 'cos'].includes(name) || !(Math.abs(x!) > TURNS_LOST),
    );
    const columns = Array.from({ length: arity }, (_, argument) =>
      Float32Array.from(operands, (values) => values[argument]!),
    );
    const loads = columns.map((_, index): Value => ({ kind: 'load', access: access(index, [1]) }));
    const apply: Value = {
      kind: 'apply',
      function: name,
      parameters: fixed,
      arguments: columns.map((_, index) => index),
    };
    const body = {
      values: [...loads, apply],
      stores: [{ ...access(arity, [1]), value: arity }],
    };
    const count = operands.length;
    const plan = planOf(
      { kind: 'map', shape: [count], body },
      Array.from({ length: arity + 1 }, () => count),
      [arity],
    );
    const { actual } = await comparison.run(plan, [...columns, new Float32Array(count)]);

    const floor = name === 'erf' ? ERROR_FUNCTION_TOLERANCE : SMALLEST_NORMAL;
    const wrong = operands.flatMap((operand, index) => {
      const rounded = columns.map((column) => column[index]!);
      const wanted = Math.fround(evaluate(...rounded, ...fixed));
      const found = actual[arity]![index]!;
      return isClose(found, wanted, floor)
        ? []
        : [`${name}(${operand.join(', ')}) is ${found} instead of ${wanted}`];
    });
    expect(wrong).toEqual([]);
  });
});

function operandsOf(arity: 1 | 2 | 3): readonly (readonly number[])[] {
  const choices = arity === 3 ? SPECIAL.filter((_, index) => index % 3 === 0) : SPECIAL;
  let operands: number[][] = [[]];
  for (let argument = 0; argument < arity; argument++) {
    operands = operands.flatMap((before) => choices.map((value) => [...before, value]));
  }
  return operands;
}

function isClose(found: number, wanted: number, floor: number): boolean {
  if (Number.isNaN(wanted)) return Number.isNaN(found);
  if (!Number.isFinite(wanted)) return found === wanted;
  return Math.abs(found - wanted) <= RELATIVE_TOLERANCE * Math.abs(wanted) + floor;
}
