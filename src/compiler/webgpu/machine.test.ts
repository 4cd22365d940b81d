/** The WebGPU machine by what all machines promise, and by what only this one has to cope with. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, test } from 'vitest';
import { ProgramDisposedError } from '../errors.ts';
import type { Cell, Machine, Procedure, Program } from '../machine.ts';
import { describeMachine } from '../testing/conformance.ts';
import { DeviceGoneError } from './errors.ts';
import { findWebGpu, type OpenedMachine } from './testing.ts';

const webGpu = await findWebGpu();

type Tensors = Readonly<Record<string, Tensor>>;
type Arrays = Readonly<Record<string, Float32Array>>;

function compiled(
  machine: Machine,
  compute: Procedure<Tensors, Tensors, Tensors>['compute'],
  held: Readonly<Record<string, Cell>>,
): Promise<Program<Arrays, Arrays>> {
  const procedure: Procedure<Tensors, Tensors, Tensors> = { name: 'trial', compute };
  return machine.compile(procedure, held as never, {}) as never;
}

describe.skipIf(!webGpu)('a WebGPU machine', () => {
  const opened: OpenedMachine[] = [];
  const open = async (): Promise<OpenedMachine> => {
    const one = await webGpu!.openMachine();
    opened.push(one);
    return one;
  };
  afterAll(() => opened.forEach(({ close }) => close()));

  // Every procedure is some shaders to compile, and a device emulated on the processor takes its time.
  describeMachine('webgpu', async () => (await open()).machine, {
    sizes: [7, 8],
    matrixSizes: [1, 5, 8],
    procedures: 10,
    leakPrograms: 5,
    leniency: 4,
  });

  test('rejects what is under way when the device is lost, and everything after', async () => {
    const { machine, device } = await open();
    const x = machine.hold([4]);
    const program = await compiled(
      machine,
      ({ x }) => ({ held: { x: tf.add(x!, 1) }, report: { sum: tf.sum(x!) } }),
      { x },
    );
    const order = { times: 1_000_000, budgetMs: 60_000 };
    const running = program.run(order);
    const reading = machine.read([x]);
    device.destroy();
    await expect(running).rejects.toThrow(DeviceGoneError);
    await expect(reading).rejects.toThrow(DeviceGoneError);
    await expect(program.run(order)).rejects.toThrow(DeviceGoneError);
    await expect(machine.read([x])).rejects.toThrow(DeviceGoneError);
    expect(() => machine.write(x, new Float32Array(4))).toThrow(DeviceGoneError);
    expect(() => {
      program.dispose();
      machine.dispose();
    }).not.toThrow();
  });

  test('runs eagerly what does not fit into one buffer of the device', async () => {
    const { machine, device } = await open();
    const side = Math.ceil(Math.sqrt(device.limits.maxStorageBufferBindingSize / 4)) + 1;
    const program = await compiled(
      machine,
      ({ x }) => {
        const product = tf.matMul(tf.reshape(x!, [side, 1]), tf.reshape(x!, [1, side]));
        return { report: { rows: tf.sum(product, 0), columns: tf.sum(tf.square(product), 1) } };
      },
      { x: machine.hold([side]) },
    );
    expect(program.eager).toMatch(/need \d+ bytes; this device allows \d+ in one piece/);
  });

  test('refuses cells that were freed', async () => {
    const { machine } = await open();
    const [x, y] = [machine.hold([2]), machine.hold([2])];
    const program = await compiled(machine, ({ x }) => ({ report: { y: tf.neg(x!) } }), { x });
    machine.free([x]);
    await expect(program.run({ times: 1, budgetMs: 1 })).rejects.toThrow('was freed');
    expect(() => machine.copy([x], [y])).toThrow('was freed');
    program.dispose();
    await expect(program.run({ times: 1, budgetMs: 1 })).rejects.toThrow(ProgramDisposedError);
  });

  test('says so when a program is disposed of while it runs', async () => {
    const { machine } = await open();
    const x = machine.hold([4]);
    const compute = ({ x }: Tensors) => ({
      held: { x: tf.add(x!, 1) },
      report: { sum: tf.sum(x!) },
    });
    const order = { times: 1_000_000, budgetMs: 60_000 };
    const read = await compiled(machine, compute, { x });
    const reading = read.run(order);
    read.dispose();
    await expect(reading).rejects.toThrow(ProgramDisposedError);

    const filled = await compiled(machine, compute, { x });
    await expect(filled.run(order, () => filled.dispose())).rejects.toThrow(ProgramDisposedError);
    expect((await machine.read([x]))[0]).toHaveLength(4);
  });
});
