import { matMul, memory, tensor3d, transpose, type Tensor3D } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createRandom } from '../../data/random.ts';
import { openExecutor } from '../executors.ts';
import { wasmFiles } from '../wasmFiles.node.ts';

/** Gaussian [batch, rows, columns]. */
function matrices(name: string, shape: [number, number, number]): Tensor3D {
  const random = createRandom(3, name, 0);
  const size = shape[0] * shape[1] * shape[2];
  return tensor3d(
    Float32Array.from({ length: size }, () => random.gaussian()),
    shape,
  );
}

test.each([
  [false, false],
  [true, false],
  [false, true],
  [true, true],
])(
  'products with transposed operands (%s, %s) are right and leave nothing behind',
  async (transposeA, transposeB) => {
    await openExecutor(wasmFiles, 'tfjs-wasm');
    const a = matrices('a', [2, 5, 3]);
    const b = matrices('b', [2, 3, 7]);
    const expected = matMul(a, b).dataSync();
    const left = transposeA ? transpose(a, [0, 2, 1]) : a;
    const right = transposeB ? transpose(b, [0, 2, 1]) : b;
    const before = memory();
    const product = matMul(left, right, transposeA, transposeB);
    expect(product.shape).toEqual([2, 5, 7]);
    product.dataSync().forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 5));
    product.dispose();
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numDataBuffers).toBe(before.numDataBuffers);
  },
);
