import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ProgramDisposedError } from '../errors.ts';
import type { Machine } from '../machine.ts';
import { isAvailable } from './kernels.ts';
import { createWasmMachine } from './machine.ts';
import { numbers, VARIANTS } from './testing.ts';

type Tensors = Record<string, tf.Tensor>;
type Arrays = Record<string, Float32Array>;

beforeAll(() => tf.setBackend('cpu'));
afterEach(() => vi.unstubAllGlobals());

/** A network of one layer that learns what it is fed. */
const learning = {
  name: 'learning',
  compute: ({ w }: Tensors, { x }: Tensors) => {
    const error = tf.sub(tf.tanh(tf.matMul(x!, w!)), x!);
    const next = tf.sub(w!, tf.mul(tf.matMul(x!, error, true), 0.01));
    return { held: { w: next }, report: { loss: tf.sum(tf.square(error)), error } };
  },
};

const ROWS = 13;
const SIZE = 11;

/** A cell, the program that trains it, and what is fed. */
async function learner(machine: Machine, compute: unknown = learning.compute) {
  const w = machine.hold([SIZE, SIZE], numbers(SIZE * SIZE, 1));
  const program = await machine.compile(
    { name: 'learning', compute } as never,
    { w } as never,
    { x: { shape: [ROWS, SIZE] } } as never,
  );
  const fill = (run: number, feeds: Arrays) => feeds['x']!.set(numbers(ROWS * SIZE, run));
  const run = async (times: number) => {
    const { reports } = await program.run({ times, budgetMs: 60_000 }, fill as never);
    return reports as unknown as Arrays;
  };
  return { w, program, run };
}

/** Eager by all means: graphs have no such operation. */
function reversing({ w }: Tensors, { x }: Tensors) {
  const next = tf.reverse(w!, 0);
  return { held: { w: next }, report: { sum: tf.sum(x!) } };
}

describe.each(VARIANTS)('the machine with %s', (variant) => {
  test('comes to the same bits with the same numbers, whatever else is in memory', async () => {
    const outcomes = [];
    for (const others of [0, 5]) {
      const machine = await createWasmMachine({ variant });
      for (let i = 0; i < others; i++) machine.hold([17 * i + 1]);
      const { w, run } = await learner(machine);
      const reports = await run(20);
      outcomes.push({ reports, w: await machine.read([w]) });
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test('keeps its numbers and programs when memory grows, and takes back what is freed', async () => {
    const [machine, calm] = [
      await createWasmMachine({ variant }),
      await createWasmMachine({ variant }),
    ];
    const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow');
    const [one, other] = [await learner(machine), await learner(calm)];
    await one.run(3);
    const large = machine.hold([3_000_000], new Float32Array(3_000_000).fill(7));
    expect(grow).toHaveBeenCalledTimes(1);
    const after = await one.run(3);
    await other.run(3);
    expect(after).toEqual(await other.run(3));
    expect(await machine.read([one.w])).toEqual(await calm.read([other.w]));
    machine.free([large]);
    for (let i = 0; i < 10; i++) machine.free([machine.hold([2_900_000])]);
    expect(grow).toHaveBeenCalledTimes(1);
    expect(() => machine.free([large])).toThrow(TypeError);
    grow.mockRestore();
  });

  test('runs a hundred thousand times without taking memory', async () => {
    const machine = await createWasmMachine({ variant });
    const { w, program } = await learner(machine);
    const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow');
    const x = numbers(ROWS * SIZE, 1);
    const fill = (_: number, feeds: Arrays) => feeds['x']!.set(x);
    for (let call = 0; call < 100; call++) {
      const { runs } = await program.run({ times: 1000, budgetMs: 60_000 }, fill as never);
      expect(runs).toBe(1000);
    }
    expect(grow).not.toHaveBeenCalled();
    expect((await machine.read([w]))[0]!.every(Number.isFinite)).toBe(true);
    grow.mockRestore();
  });

  test('makes and disposes of programs in the same memory', async () => {
    const machine = await createWasmMachine({ variant });
    const { w } = await learner(machine);
    const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow');
    for (let i = 0; i < 200; i++) {
      const program = await machine.compile(
        learning as never,
        { w } as never,
        { x: { shape: [4000, SIZE] } } as never,
      );
      program.dispose();
      program.dispose();
      await expect(program.run({ times: 1, budgetMs: 0 })).rejects.toThrow(ProgramDisposedError);
    }
    expect(grow).not.toHaveBeenCalled();
    grow.mockRestore();
  });
});

describe('the machine', () => {
  test('says what a program consists of', async () => {
    const { program } = await learner(await createWasmMachine());
    expect(program.eager).toBeUndefined();
    expect(program.facts.productOperations).toBe(4 * ROWS * SIZE * SIZE);
    expect(program.facts.dispatches).toBeGreaterThan(2);
    expect(program.facts.memoryBytes).toBeGreaterThan(4 * ROWS * SIZE);
  });

  test('hands cells to programs that run eagerly and takes them back', async () => {
    const machine = await createWasmMachine();
    const eager = await learner(machine, reversing);
    expect(eager.program.eager).toContain('Reverse');
    const before = tf.memory().numTensors;
    await eager.run(1);
    const turned = machine.hold([SIZE, SIZE]);
    machine.copy([eager.w], [turned]);
    const compiled = await machine.compile(
      { name: 'sum', compute: ({ w }: Tensors) => ({ report: { rows: tf.sum(w!, 1) } }) } as never,
      { w: turned } as never,
      {} as never,
    );
    const { reports } = await compiled.run({ times: 1, budgetMs: 0 });
    const { rows } = reports as unknown as Arrays;
    const values = numbers(SIZE * SIZE, 1);
    const last = values.subarray(SIZE * (SIZE - 1)).reduce((sum, value) => sum + value, 0);
    expect(rows![0]).toBeCloseTo(last, 5);
    machine.write(eager.w, values);
    expect(await machine.read([eager.w])).toEqual([values]);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('takes the fastest kernels that the engine has', async () => {
    const instantiate = vi.spyOn(WebAssembly, 'instantiate');
    const [fastest, plain] = [
      await createWasmMachine(),
      await createWasmMachine({ variant: 'simd' }),
    ];
    const [first, second] = instantiate.mock.calls.map(([module]) => module);
    expect(first === second).toBe(!isAvailable('relaxed-simd'));
    fastest.dispose();
    plain.dispose();
    instantiate.mockRestore();
  });

  test('says that it cannot run without SIMD, or without WebAssembly', async () => {
    const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    await expect(createWasmMachine()).rejects.toThrow(/^this browser has no WebAssembly with SIMD/);
    validate.mockRestore();
    vi.stubGlobal('WebAssembly', undefined);
    await expect(createWasmMachine()).rejects.toThrow(/^this browser has no WebAssembly with SIMD/);
  });

  test('does not run a program whose cells were freed', async () => {
    const machine = await createWasmMachine();
    const { w, run } = await learner(machine);
    machine.free([w]);
    await expect(run(1)).rejects.toThrow('A cell of this program was freed');
  });

  test('does not run what is disposed of or freed once it has begun', async () => {
    const machine = await createWasmMachine();
    const [disposed, freed] = [await learner(machine), await learner(machine)];
    const before = await machine.read([disposed.w]);
    const running = [disposed.run(1), freed.run(1)];
    disposed.program.dispose();
    machine.free([freed.w]);
    // They lie where the others were.
    const taken = Array.from({ length: 50 }, () => machine.hold([SIZE, SIZE]));
    await expect(running[0]).rejects.toThrow(ProgramDisposedError);
    await expect(running[1]).rejects.toThrow('A cell of this program was freed');
    expect(await machine.read([disposed.w])).toEqual(before);
    for (const values of await machine.read(taken)) expect(values.some(Boolean)).toBe(false);
  });

  test('does not go on when whoever feeds disposes of the program or frees its cells', async () => {
    const machine = await createWasmMachine();
    const order = { times: 5, budgetMs: 60_000 };
    const disposed = await learner(machine);
    const before = await machine.read([disposed.w]);
    await expect(disposed.program.run(order, () => disposed.program.dispose())).rejects.toThrow(
      ProgramDisposedError,
    );
    expect(await machine.read([disposed.w])).toEqual(before);
    const freed = await learner(machine);
    await expect(freed.program.run(order, () => machine.free([freed.w]))).rejects.toThrow(
      'A cell of this program was freed',
    );
  });

  test('does not read cells that are freed meanwhile', async () => {
    const machine = await createWasmMachine();
    const cell = machine.hold([SIZE]);
    const reading = machine.read([cell]);
    machine.free([cell]);
    machine.hold([SIZE], numbers(SIZE, 1));
    await expect(reading).rejects.toThrow('freed while it was being read');
  });

  test('settles what is given another tensor while it is being settled', async () => {
    const machine = await createWasmMachine();
    const [source, target] = [await learner(machine, reversing), await learner(machine, reversing)];
    const values = numbers(SIZE * SIZE, 5);
    machine.write(source.w, values);
    await Promise.all([source.run(2), target.run(1)]);
    const reading = machine.read([target.w]);
    machine.copy([source.w], [target.w]);
    expect(await reading).toEqual([values]);
  });

  test('has nothing left when it is disposed of', async () => {
    const before = tf.memory().numTensors;
    const machine = await createWasmMachine();
    const { w, run } = await learner(machine, reversing);
    await run(1);
    machine.dispose();
    expect(tf.memory().numTensors).toBe(before);
    await expect(machine.read([w])).rejects.toThrow(TypeError);
  });
});
