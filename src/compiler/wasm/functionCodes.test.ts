import { describe, expect, test } from 'vitest';
import { functions, type FunctionName } from '../functions.ts';
import { FIRST_SCALAR_FUNCTION, InstructionCode, MoveCode } from './assembly/codes.ts';
import { functionCodes, readsByGroups } from './functionCodes.ts';
import { instantiateKernels } from './kernels.ts';
import { VARIANTS } from './testing.ts';

const names = Object.keys(functions) as FunctionName[];
const scalar = names.filter((name) => functionCodes[name] >= FIRST_SCALAR_FUNCTION);

test('functions that are computed number by number come last', () => {
  expect(scalar.toSorted()).toEqual(['cos', 'erf', 'pow', 'sin']);
});

test('functions of two operands read by groups, except number by number', () => {
  const binary = names.filter((name) => functions[name].arity === 2 && !scalar.includes(name));
  expect(names.filter(readsByGroups)).toEqual(binary);
});

describe.each(VARIANTS)('%s', (variant) => {
  /** Carries out a map of one position whose only item has this code. */
  async function carryOut(code: number): Promise<void> {
    const { heap, run } = await instantiateKernels(variant);
    const item = heap.allocate(32);
    const numbers = heap.allocate(1024);
    const body = heap.allocate(32);
    const instruction = heap.allocate(96);
    heap.words.set([code, numbers, numbers, numbers, numbers], item / 4);
    heap.words.set([1, item, item, item, item + 32], body / 4);
    heap.words.set([InstructionCode.map, body, 1], instruction / 4);
    run(instruction, instruction + 96);
  }

  test('knows every function', async () => {
    for (const name of names) await carryOut(functionCodes[name]);
  });

  test.each([
    Math.max(...Object.values(functionCodes).filter(Number.isFinite)) + 1,
    MoveCode.spread - 1,
    MoveCode.scatter + 1,
  ])('stops at code %i, which stands for nothing', async (code) => {
    await expect(carryOut(code)).rejects.toThrow(WebAssembly.RuntimeError);
  });
});
