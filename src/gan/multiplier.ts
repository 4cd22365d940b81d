/** The multiplier of a condition on the critic, carried from update to update. Knows no condition. */
import type { Scalar } from '@tensorflow/tfjs-core';
import type { Operations } from './operations.ts';

/**
 * λ + ρ(Ω − 1): what the multiplier is after an update of the critic.
 * @param rate ρ
 * @param constraint Ω on the points of that update
 */
export function multiplierAfter(
  ops: Operations,
  multiplier: Scalar,
  rate: Scalar,
  constraint: Scalar,
): Scalar {
  return ops.add(multiplier, ops.mul(rate, ops.sub(constraint, 1)));
}
