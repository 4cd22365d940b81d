/** Cells and tensors of the real TensorFlow.js WebGPU backend, exchanged without copies. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Cells } from './cells.ts';
import { Device } from './device.ts';
import { TensorExchange } from './exchange.ts';
import { findWebGpu } from './testing.ts';

const webGpu = await findWebGpu();
const list = (...values: number[]): Float32Array => Float32Array.from(values);

describe.skipIf(!webGpu)('the exchange', () => {
  let gpu: GPUDevice;
  let backend: WebGPUBackend;
  let cells: Cells;
  let exchange: TensorExchange;

  beforeAll(async () => {
    gpu = await webGpu!.openDevice();
    backend = await webGpu!.openBackend(gpu);
  });
  beforeEach(() => {
    const device = new Device(gpu);
    cells = new Cells(device);
    exchange = new TensorExchange(device, cells, backend);
  });
  afterAll(() => gpu?.destroy());

  test('shows a cell as a tensor, as it is each time', async () => {
    const cell = cells.hold([2, 2], list(1, 2, 3, 4));
    const first = exchange.tensorOf(cell);
    expect(await first.data()).toEqual(list(1, 2, 3, 4));
    cells.write(cell, list(5, 6, 7, 8));
    const second = exchange.tensorOf(cell);
    expect(second.shape).toEqual([2, 2]);
    expect(await tf.neg(second).data()).toEqual(list(-5, -6, -7, -8));
    tf.dispose([first, second]);
    expect(await cells.read([cell])).toEqual([list(5, 6, 7, 8)]);
  });

  test('takes over the buffer of a tensor that is not computed yet', async () => {
    const cell = cells.hold([3]);
    const given = tf.tidy(() => tf.mul(tf.tensor1d([1, 2, 3]), 2));
    backend.uploadToGPU(given.dataId);
    const { buffer } = (
      backend as unknown as { tensorToBinding(tensor: object): { buffer: GPUBuffer } }
    ).tensorToBinding(given);
    exchange.adopt(cell, given);
    expect(cell.buffer).toBe(buffer);
    expect(await cells.read([cell])).toEqual([list(2, 4, 6)]);
  });

  test('takes tensors that have been read, that are small, and that are of other types', async () => {
    const [read, truth, cast] = [cells.hold([2]), cells.hold([2]), cells.hold([2])];
    const known = tf.tensor1d([3, 4]);
    await known.data();
    exchange.adopt(read, known);
    exchange.adopt(truth, tf.tensor1d([true, false], 'bool'));
    const integers = tf.tensor1d([5, 6], 'int32');
    exchange.adopt(cast, tf.cast(integers, 'float32'));
    integers.dispose();
    const expected = [list(3, 4), list(1, 0), list(5, 6)];
    expect(await cells.read([read, truth, cast])).toEqual(expected);
  });

  test('exchanges two cells through their own tensors', async () => {
    const [a, b] = [cells.hold([2], list(1, 2)), cells.hold([2], list(3, 4))];
    const [showsA, showsB] = [exchange.tensorOf(a), exchange.tensorOf(b)];
    exchange.adopt(a, showsB.clone());
    exchange.adopt(b, showsA.clone());
    tf.dispose([showsA, showsB]);
    expect(await cells.read([a, b])).toEqual([list(3, 4), list(1, 2)]);
  });

  test('keeps cells apart that adopt the same tensor', async () => {
    const [a, b] = [cells.hold([2]), cells.hold([2])];
    const one = tf.square(tf.tensor1d([1, 2]));
    exchange.adopt(a, one.clone());
    exchange.adopt(b, one);
    cells.write(a, list(0, 0));
    expect(await cells.read([a, b])).toEqual([list(0, 0), list(1, 4)]);
  });

  test('leaves no tensors behind', async () => {
    const before = tf.memory().numTensors;
    const cell = cells.hold([2]);
    for (let round = 0; round < 3; round++) {
      const shown = exchange.tensorOf(cell);
      exchange.adopt(
        cell,
        tf.tidy(() => tf.add(shown, 1)),
      );
      shown.dispose();
    }
    expect(await cells.read([cell])).toEqual([list(3, 3)]);
    cells.free([cell]);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('refuses a backend on another device', async () => {
    const other = await webGpu!.openDevice();
    const device = new Device(other);
    expect(() => new TensorExchange(device, new Cells(device), backend)).toThrow(TypeError);
    other.destroy();
  });
});
