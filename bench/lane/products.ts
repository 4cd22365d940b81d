/**
 * Matrix products and nothing else, to find out how fast a machine can multiply at all: what the
 * products of a training program are held against.
 */
import { matMul, sum, type Scalar, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Machine, Procedure } from '../../src/compiler/machine.ts';
import { createRandom } from '../../src/data/random.ts';
import type { Multiplied, MultiplyOrder } from './protocol.ts';

/** Enough to make what happens around them small. */
const PRODUCTS = 8;

/** More than any machine makes in one go. */
const MOST_RUNS = 1_000_000;

interface Matrices {
  readonly first: Tensor2D;
  readonly factor: Tensor2D;
}

/** Each product is a factor of the next, so that none can be left out or computed once for all. */
const chain: Procedure<Matrices, object, { readonly total: Scalar }> = {
  name: 'chain of products',
  compute({ first, factor }) {
    let product = first;
    for (let i = 0; i < PRODUCTS; i++) product = matMul(product, factor);
    return { report: { total: sum(product) } };
  },
};

/** Multiplies for about the given time, at least once after warming up. */
export async function multiplyOn(
  machine: Machine,
  { size, milliseconds }: MultiplyOrder,
): Promise<Multiplied> {
  const cells = {
    first: machine.hold([size, size], gaussianMatrix(size, 'first')),
    factor: machine.hold([size, size], gaussianMatrix(size, 'factor')),
  };
  const program = await machine.compile(chain, cells, {});
  try {
    await program.run({ times: 1, budgetMs: 0 });
    const began = performance.now();
    let runs = 0;
    do {
      const left = milliseconds - (performance.now() - began);
      runs += (await program.run({ times: MOST_RUNS, budgetMs: left })).runs;
    } while (performance.now() - began < milliseconds);
    const elapsedMs = performance.now() - began;
    return { operations: runs * PRODUCTS * 2 * size ** 3, elapsedMs };
  } finally {
    program.dispose();
    machine.free([cells.first, cells.factor]);
  }
}

/** With variance 1/size, so that products keep the size of their factors. */
function gaussianMatrix(size: number, name: string): Float32Array {
  const matrix = new Float32Array(size * size);
  createRandom(1, name, 0).fillGaussian(matrix);
  return matrix.map((value) => value / Math.sqrt(size));
}
