/**
 * Multilayer perceptrons in tensor operations: a flat vector of parameters becomes layers, and
 * layers map points. Where the parameters come from and who trains them is not known here.
 */
import {
  add,
  concat,
  concat1d,
  matMul,
  mul,
  reshape,
  slice1d,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { Activation } from './activations.ts';
import { closeness } from './discrimination.ts';
import { layoutOf, type Discrimination, type NetworkShape } from './layout.ts';
import { normalised, type Normalisation } from './normalisations.ts';
import { operations } from './operations.ts';

export interface Layer {
  /** [inputs, outputs] */
  readonly weights: Tensor2D;
  /** [outputs] */
  readonly biases: Tensor1D;
  /** What normalised sums are multiplied by and shifted by, each [outputs]. */
  readonly gains?: Tensor1D;
  readonly offsets?: Tensor1D;
}

export interface Network {
  readonly activation: Activation;
  /** Absent: sums are left as they are. */
  readonly normalisation?: Normalisation;
  readonly layers: readonly Layer[];
  /** What the samples of a batch are compared by: weights [width, kernels · dimensions]. */
  readonly comparison?: Discrimination & { readonly weights: Tensor2D };
}

/** The network whose parameters are `flat` [count], in the places that `layoutOf(shape)` gives. */
export function unpack(shape: NetworkShape, flat: Tensor1D): Network {
  const { layers, comparison } = layoutOf(shape);
  const matrix = (from: number, inputs: number, outputs: number) =>
    reshape(slice1d(flat, from, inputs * outputs), [inputs, outputs]) as Tensor2D;
  return {
    activation: shape.activation,
    ...(shape.normalisation && { normalisation: shape.normalisation }),
    layers: layers.map(({ inputs, outputs, weights, biases, normalised }) => ({
      weights: matrix(weights, inputs, outputs),
      biases: slice1d(flat, biases, outputs),
      ...(normalised && {
        gains: slice1d(flat, normalised.gains, outputs),
        offsets: slice1d(flat, normalised.offsets, outputs),
      }),
    })),
    ...(comparison && {
      comparison: {
        ...shape.discrimination!,
        weights: matrix(comparison.weights, comparison.inputs, comparison.outputs),
      },
    }),
  };
}

/** The tensors of a network in the order of the flat vector. */
export function tensorsOf({ layers, comparison }: Network): readonly Tensor[] {
  const ofLayers = layers.flatMap(({ weights, biases, gains, offsets }) =>
    gains && offsets ? [weights, biases, gains, offsets] : [weights, biases],
  );
  return comparison ? [...ofLayers, comparison.weights] : ofLayers;
}

/** The flat vector [count] of tensors in the order of `tensorsOf`, such as their gradients. */
export function pack(tensors: readonly Tensor[]): Tensor1D {
  return concat1d(tensors.map((tensor) => reshape(tensor, [tensor.size]) as Tensor1D));
}

/**
 * What the network makes of `points` [batch, inputs]: [batch, outputs]. The last layer is linear.
 * @param beside see `hiddenOf`
 */
export function forward(network: Network, points: Tensor2D, beside?: Tensor2D): Tensor2D {
  return outputsOf(network, hiddenOf(network, points, beside));
}

/**
 * What the last layer of the network sees of `points` [batch, inputs]: [batch, width], and where it compares
 * samples a further column for each comparison.
 * @param beside the points [n, inputs] that each is compared with, where it is not the rest of its own batch
 */
export function hiddenOf(network: Network, points: Tensor2D, beside?: Tensor2D): Tensor2D {
  const { comparison } = network;
  const hidden = passHidden(network, points);
  if (!comparison) return hidden;
  const company = beside && passHidden(network, beside);
  return concat([hidden, closeness(comparison, hidden, company)], 1);
}

/** The last layer's outputs [batch, outputs] from what it sees. */
export function outputsOf({ layers }: Network, hidden: Tensor2D): Tensor2D {
  const { weights, biases } = layers.at(-1)!;
  return add<Tensor2D>(matMul(hidden, weights), biases);
}

function passHidden({ activation, normalisation, layers }: Network, points: Tensor2D): Tensor2D {
  return layers.slice(0, -1).reduce((values, { weights, biases, gains, offsets }) => {
    const sums = add<Tensor2D>(matMul(values, weights), biases);
    const proportioned =
      normalisation?.axis === undefined
        ? sums
        : add(mul(normalised(operations, sums, normalisation.axis), gains!), offsets!);
    return activation.apply(operations, proportioned) as Tensor2D;
  }, points);
}
