/** The non-linearities of hidden layers, each with its computation. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Choice } from '../experiment/parameter.ts';
import type { Operations } from './operations.ts';

export interface Activation extends Choice {
  apply(ops: Operations, value: Tensor): Tensor;
}

/** Slope of leakyRelu on the negative side. */
const LEAK = 0.2;

export const activations: readonly Activation[] = [
  {
    id: 'relu',
    name: 'ReLU',
    explanation: 'Flat below 0, straight above: critics come out piecewise linear.',
    apply: (ops, value) => ops.relu(value),
  },
  {
    id: 'leakyRelu',
    name: 'Leaky ReLU',
    explanation: 'Slope 0.2 below 0, so that no unit goes silent.',
    apply: (ops, value) => ops.leakyRelu(value, LEAK),
  },
  {
    id: 'tanh',
    name: 'Tanh',
    explanation: 'Smooth and bounded; saturates, and so do its gradients.',
    apply: (ops, value) => ops.tanh(value),
  },
  {
    id: 'softplus',
    name: 'Softplus',
    explanation: 'A smooth ReLU: critics have curvature everywhere.',
    apply: (ops, value) => ops.softplus(value),
  },
  {
    id: 'elu',
    name: 'ELU',
    explanation: 'Straight above 0, levelling off at −1 below.',
    apply: (ops, value) => ops.elu(value),
  },
  {
    id: 'silu',
    name: 'SiLU',
    explanation: 'Smooth, with a small dip below 0; also called swish.',
    apply: (ops, value) => ops.mul(value, ops.sigmoid(value)),
  },
];
