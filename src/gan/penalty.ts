/**
 * The critic's slope ‖∇ₓD‖ at points of the plane, as a tensor that can be differentiated again with
 * respect to the critic's parameters, and the points between samples where penalties measure it.
 */
import {
  add,
  grad,
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

/** √(‖∇ₓD‖² + 10⁻¹²) at each row of `points` [batch, 2]: [batch, 1], score per data unit. */
export function slopesAt(critic: Network, points: Tensor2D): Tensor2D {
  const scores = (at: Tensor) => forward(critic, at as Tensor2D);
  const gradient = grad(scores)(points, ones([points.shape[0], 1]));
  return sqrt(add(sum(square(gradient), 1, true), SLOPE_EPSILON));
}

/** ε·real + (1 − ε)·generated, row by row, with ε = `mix` [batch, 1] (Gulrajani et al. 2017): [batch, 2]. */
export function interpolate(real: Tensor2D, generated: Tensor2D, mix: Tensor2D): Tensor2D {
  return add(generated, mul(mix, sub(real, generated)));
}
