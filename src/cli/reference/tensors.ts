/** Between the lists of a reference file and the tensors that gan computes with. Compares nothing. */
import { scalar, tensor1d, tensor2d, type Scalar, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Activation } from '../../gan/activations.ts';
import type { Network } from '../../gan/networks.ts';
import type { LayerValues } from './document.ts';

type Rows = readonly (readonly number[])[];

/** [rows, columns] */
export function matrix(rows: Rows): Tensor2D {
  return tensor2d(rows.flat(), [rows.length, rows[0]!.length]);
}

/** [n, 1] */
export function column(values: readonly number[]): Tensor2D {
  return tensor2d([...values], [values.length, 1]);
}

export function network(activation: Activation, layers: readonly LayerValues[]): Network {
  return {
    activation,
    layers: layers.map(({ weights, biases }) => ({
      weights: matrix(weights),
      biases: tensor1d([...biases]),
    })),
  };
}

/** Scalars by name. */
export function scalars(
  values: Readonly<Record<string, number>>,
): Readonly<Record<string, Scalar>> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, scalar(value)]));
}
