/**
 * The kernel of the MMD losses: a sum of Gaussians of several widths, so that one of them fits whatever
 * the distance between samples. Receives its operations; knows neither losses nor networks.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from './operations.ts';

/** The widths of the Gaussians in multiples of the scale, each twice the one before. */
export const KERNEL_WIDTHS: readonly number[] = [0.5, 1, 2, 4];

/**
 * The mean over `others` [m, k] of Σ_σ exp(−‖row − other‖²/2σ²), for each row of `rows` [n, k]: [n, 1],
 * from 0 to the number of widths. Where both are the same batch, each row counts as its own neighbour too.
 * @param scale what the widths are multiplied by, a scalar above 0, in the unit of the rows
 */
export function meanKernel(ops: Operations, rows: Tensor, others: Tensor, scale: Tensor): Tensor {
  const spread = ops.div(squaredDistances(ops, rows, others), ops.mul(2, ops.square(scale)));
  const gaussians = KERNEL_WIDTHS.map((width) => ops.exp(ops.mul(-1 / width ** 2, spread)));
  return ops.mean(
    gaussians.reduce((sum, gaussian) => ops.add(sum, gaussian)),
    1,
    true,
  );
}

/**
 * [n, m]. From differences: ‖a‖² + ‖b‖² − 2ab has no digits left for rows that are close together, and may
 * come out negative.
 */
function squaredDistances(ops: Operations, rows: Tensor, others: Tensor): Tensor {
  const [count, width] = rows.shape as [number, number];
  const apart = ops.sub(
    ops.reshape(rows, [count, 1, width]),
    ops.reshape(others, [1, others.shape[0]!, width]),
  );
  return ops.sum(ops.square(apart), 2);
}
