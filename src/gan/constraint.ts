/**
 * Conditions on the critic's weights: clamping, division by the largest singular value, orthonormality.
 * Changes tensors it is given; when a constraint applies is decided in `moves.ts`.
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
import { bjorckRound, gramian } from './bjorck.ts';
import type { Layer, Network } from './networks.ts';
import { operations } from './operations.ts';

/** Estimates of the singular vectors of one weight matrix, carried from update to update. */
export interface SingularVectors {
  /** [outputs] */
  readonly u: Tensor1D;
  /** [inputs] */
  readonly v: Tensor1D;
}

const NORM_EPSILON = 1e-12;

/**
 * Where the largest singular value starts at most. A round takes σ to (3σ − σ³)/2, which is at most 1 for
 * all σ from 0 to √3, and grows fastest for those that start high: this one itself becomes 0.9.
 */
const START = 1.25;

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

/** The network with `change` made to every weight matrix. */
export function mapWeights(
  network: Network,
  change: (weights: Tensor2D, index: number) => Tensor2D,
): Network {
  const layers = network.layers.map((layer, index): Layer => ({
    ...layer,
    weights: change(layer.weights, index),
  }));
  return { ...network, layers };
}

/** The network with every weight matrix divided by vᵀWu, where u and v are constants. */
export function spectrallyNormalised(
  network: Network,
  vectors: readonly SingularVectors[],
): Network {
  return mapWeights(network, (weights, index) =>
    div(weights, singularValue(weights, vectors[index]!)),
  );
}

/**
 * The orthonormal matrix next to `weights` [inputs, outputs], along the shorter side, after `rounds` ≥ 1. With
 * few rounds small singular values are still below 1; with any number none is above, but for rounding.
 */
export function orthonormalised(weights: Tensor2D, rounds: number): Tensor2D {
  let result = safelyScaled(weights);
  for (let round = 0; round < rounds; round++) result = bjorckRound(operations, result);
  return result;
}

/**
 * Divided by (Σσ⁸)^⅛, which no singular value exceeds and which is close to the largest: for 64 equal
 * ones it is 1.7 times as large, where the root of the sum of squares is 8 times.
 */
function safelyScaled(weights: Tensor2D): Tensor2D {
  // First to a sum of squares of 1, so that no eighth power is out of range.
  const unit = div<Tensor2D>(weights, add(sqrt(sum(square(weights))), NORM_EPSILON));
  const gram = gramian(operations, unit);
  const bound = sqrt(sqrt(sqrt(sum<Scalar>(square(matMul(gram, gram))))));
  return mul(unit, div(START, add(bound, NORM_EPSILON)));
}
