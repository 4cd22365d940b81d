/**
 * The critic's slope ‖∇ₓD‖ at points of the plane, as a tensor that can be differentiated again with
 * respect to the critic's parameters, and the points beside the samples themselves where penalties measure it.
 */
import {
  add,
  clone,
  grad,
  mean,
  mul,
  ones,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { forward, type Network } from './networks.ts';

/** Inside the root, so that its derivative is finite where the critic is flat. */
const SLOPE_EPSILON = 1e-12;

/** What gives each row of points a number of its own: [batch, inputs] → [batch, 1]. */
export type ScoreFunction = (points: Tensor2D) => Tensor2D;

/** √(‖∇ₓD‖² + 10⁻¹²) at each row of `points` [batch, inputs]: [batch, 1], score per data unit. */
export function slopesAt(critic: Network | ScoreFunction, points: Tensor2D): Tensor2D {
  const scoring = typeof critic === 'function' ? critic : (at: Tensor2D) => forward(critic, at);
  // At points of its own: the critic may have come about by looking at these, and how it would be with
  // others is no part of its slope.
  const gradient = grad((at: Tensor) => scoring(at as Tensor2D))(
    clone(points),
    ones([points.shape[0], 1]),
  );
  return sqrt(add(sum(square(gradient), 1, true), SLOPE_EPSILON));
}

/**
 * Real samples with noise of half their spread at most (Kodali et al. 2017): real + ½·std(real)·`shift`
 * [batch, 2], where std is a single number, taken over all coordinates of the batch: [batch, 2].
 */
export function perturb(real: Tensor2D, shift: Tensor2D): Tensor2D {
  const spread = sqrt(mean(square(sub(real, mean(real)))));
  return add(real, mul(mul(0.5, spread), shift));
}

/** ε·real + (1 − ε)·generated, row by row, with ε = `mix` [batch, 1] (Gulrajani et al. 2017): [batch, 2]. */
export function interpolate(real: Tensor2D, generated: Tensor2D, mix: Tensor2D): Tensor2D {
  return add(generated, mul(mix, sub(real, generated)));
}
