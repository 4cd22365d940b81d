/** One round of the iteration that leads a matrix to the orthonormal one next to it. By products alone. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Operations } from './operations.ts';

/**
 * W ← ³⁄₂W − ½WWᵀW (Björck & Bowie 1971), for singular values up to √3. At an orthonormal W its derivative
 * projects onto the directions that keep W orthonormal.
 */
export function bjorckRound(ops: Operations, weights: Tensor2D): Tensor2D {
  const product: Tensor2D = isWide(weights)
    ? ops.matMul(gramian(ops, weights), weights)
    : ops.matMul(weights, gramian(ops, weights));
  return ops.sub(ops.mul(1.5, weights), ops.mul(0.5, product));
}

/** WWᵀ or WᵀW, whichever is smaller: its eigenvalues are the squares of the singular values. */
export function gramian(ops: Operations, weights: Tensor2D): Tensor2D {
  const wide = isWide(weights);
  return ops.matMul(weights, weights, !wide, wide);
}

function isWide({ shape: [inputs, outputs] }: Tensor2D): boolean {
  return inputs < outputs;
}
