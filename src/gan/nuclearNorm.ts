/**
 * The nuclear norm of a square matrix, and the orthogonal matrix that is its gradient. By matrix products
 * alone, so that it runs wherever training runs: no singular value is ever computed.
 */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { bjorckRound } from './bjorck.ts';
import type { Operations } from './operations.ts';

/**
 * A round enlarges a small singular value by a half, so what has become 1 at the end was at least a
 * thousandth of the length of the matrix. Smaller ones count with the share of 1 that they have reached:
 * of the norm less than 10⁻⁴ is missing for each, and the gradient along it is between 0 and its own.
 */
const ROUNDS = 22;

/** Below this length a matrix is rounding error rather than a direction. */
const LEAST_LENGTH = 1e-6;

/** The sum of the singular values of `matrix` [k, k]: a scalar, whose gradient is the polar factor. */
export function nuclearNorm(ops: Operations, matrix: Tensor): Tensor {
  // The gradient is said rather than derived, because the derivative of the polar factor does not
  // contribute to it. It is computed anew there: of a saved one, second derivatives would know nothing.
  const norm = ops.customGrad((input, save) => {
    (save as (tensors: Tensor[]) => void)([input as Tensor]);
    return {
      value: ops.sum(ops.mul(input as Tensor, polarFactor(ops, input as Tensor))),
      gradFunc: (dy: Tensor, saved: Tensor[]) => ops.mul(dy, polarFactor(ops, saved[0]!)),
    };
  });
  return norm(matrix);
}

/** UVᵀ for `matrix` = UΣVᵀ [k, k], with smaller entries where a singular value is next to 0. */
export function polarFactor(ops: Operations, matrix: Tensor): Tensor2D {
  // The factor of a multiple of the matrix is the same, so what it is divided by has no gradient.
  const bound = ops.withoutGradient(() =>
    ops.add(ops.sqrt(ops.sum(ops.square(matrix))), LEAST_LENGTH),
  );
  let factor = ops.div<Tensor2D>(matrix, bound);
  for (let round = 0; round < ROUNDS; round++) factor = bjorckRound(ops, factor);
  return factor;
}
