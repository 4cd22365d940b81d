/**
 * Multilayer perceptrons in tensor operations: a flat vector of parameters becomes layers, and
 * layers map points. Where the parameters come from and who trains them is not known here.
 */
import {
  add,
  concat1d,
  matMul,
  reshape,
  slice1d,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { Activation } from './activations.ts';
import { layoutOf, type NetworkShape } from './layout.ts';
import { operations } from './operations.ts';

export interface Layer {
  /** [inputs, outputs] */
  readonly weights: Tensor2D;
  /** [outputs] */
  readonly biases: Tensor1D;
}

export interface Network {
  readonly activation: Activation;
  readonly layers: readonly Layer[];
}

/** The network whose parameters are `flat` [count], in the places that `layoutOf(shape)` gives. */
export function unpack(shape: NetworkShape, flat: Tensor1D): Network {
  const layers = layoutOf(shape).layers.map(({ inputs, outputs, weights, biases }) => ({
    weights: reshape(slice1d(flat, weights, inputs * outputs), [inputs, outputs]) as Tensor2D,
    biases: slice1d(flat, biases, outputs),
  }));
  return { activation: shape.activation, layers };
}

/** The tensors of a network in the order of the flat vector: weights and biases, layer by layer. */
export function tensorsOf({ layers }: Network): readonly Tensor[] {
  return layers.flatMap(({ weights, biases }) => [weights, biases]);
}

/** The flat vector [count] of tensors in the order of `tensorsOf`, such as their gradients. */
export function pack(tensors: readonly Tensor[]): Tensor1D {
  return concat1d(tensors.map((tensor) => reshape(tensor, [tensor.size]) as Tensor1D));
}

/** What the network makes of `points` [batch, inputs]: [batch, outputs]. The last layer is linear. */
export function forward({ activation, layers }: Network, points: Tensor2D): Tensor2D {
  return layers.reduce((values, { weights, biases }, index) => {
    const sums = add<Tensor2D>(matMul(values, weights), biases);
    const isLast = index === layers.length - 1;
    return isLast ? sums : (activation.apply(operations, sums) as Tensor2D);
  }, points);
}
