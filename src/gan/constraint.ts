/**
 * Conditions on the critic's weights: clamping, and division by the largest singular value. Changes
 * tensors it is given; when a constraint applies is decided in `step.ts`.
 */
import {
  add,
  div,
  matMul,
  maximum,
  minimum,
  mul,
  neg,
  reshape,
  sqrt,
  square,
  sum,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { Layer, Network } from './networks.ts';

/** Estimates of the singular vectors of one weight matrix, carried from update to update. */
export interface SingularVectors {
  /** [outputs] */
  readonly u: Tensor1D;
  /** [inputs] */
  readonly v: Tensor1D;
}

const NORM_EPSILON = 1e-12;

/** Every entry of `parameters` clamped to ±`limit` (Arjovsky et al. 2017). */
export function clip(parameters: Tensor1D, limit: Scalar): Tensor1D {
  return minimum(maximum(parameters, neg(limit)), limit);
}

/**
 * `iterations` rounds of v = Wu/‖Wu‖, u = Wᵀv/‖Wᵀv‖ (Miyato et al. 2018, algorithm 1), from `u`,
 * with W = `weights` [inputs, outputs]. At least one round.
 */
export function powerIteration(
  weights: Tensor2D,
  u: Tensor1D,
  iterations: number,
): SingularVectors {
  let vectors = powerRound(weights, u);
  for (let round = 1; round < iterations; round++) vectors = powerRound(weights, vectors.u);
  return vectors;
}

function powerRound(weights: Tensor2D, u: Tensor1D): SingularVectors {
  const v = normalised(matMul(weights, reshape(u, [u.size, 1])));
  return { v, u: normalised(matMul(reshape(v, [1, v.size]), weights)) };
}

function normalised(vector: Tensor2D): Tensor1D {
  const length = sqrt(sum(square(vector)));
  return reshape(div(vector, add(length, NORM_EPSILON)), [vector.size]);
}

/** vᵀWu, the estimate of the largest singular value, differentiable in W. */
export function singularValue(weights: Tensor2D, { u, v }: SingularVectors): Scalar {
  return sum(mul(reshape(v, [v.size, 1]), matMul(weights, reshape(u, [u.size, 1]))));
}

/** The network with every weight matrix divided by vᵀWu, where u and v are constants. */
export function spectrallyNormalised(
  network: Network,
  vectors: readonly SingularVectors[],
): Network {
  const layers = network.layers.map(({ weights, biases }, index): Layer => ({
    weights: div(weights, singularValue(weights, vectors[index]!)),
    biases,
  }));
  return { ...network, layers };
}
