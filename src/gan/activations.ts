/** The non-linearities of hidden layers, each with its formula and its computation. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Choice } from '../experiment/parameter.ts';
import type { Operations } from './operations.ts';

export interface Activation extends Choice {
  /** TeX of φ(t). */
  readonly formula: string;
  apply(ops: Operations, value: Tensor): Tensor;
}

/** Slope of leakyRelu on the negative side. */
const LEAK = 0.2;

export const activations: readonly Activation[] = [
  {
    id: 'relu',
    name: 'ReLU',
    explanation: 'Flat below 0, straight above: critics come out piecewise linear.',
    formula: '\\max(0, t)',
    apply: (ops, value) => ops.relu(value),
  },
  {
    id: 'leakyRelu',
    name: 'Leaky ReLU',
    explanation: 'Slope 0.2 below 0, so that no unit goes silent.',
    formula: '\\max(0.2\\,t, t)',
    apply: (ops, value) => ops.leakyRelu(value, LEAK),
  },
  {
    id: 'tanh',
    name: 'Tanh',
    explanation: 'Smooth and bounded; saturates, and so do its gradients.',
    formula: '\\tanh t',
    apply: (ops, value) => ops.tanh(value),
  },
  {
    id: 'softplus',
    name: 'Softplus',
    explanation: 'A smooth ReLU: critics have curvature everywhere.',
    formula: '\\log(1 + e^t)',
    apply: (ops, value) => ops.softplus(value),
  },
  {
    id: 'elu',
    name: 'ELU',
    explanation: 'Straight above 0, levelling off at −1 below.',
    formula: 't \\text{ if } t > 0,\\; e^t - 1 \\text{ otherwise}',
    apply: (ops, value) => ops.elu(value),
  },
  {
    id: 'silu',
    name: 'SiLU',
    explanation: 'Smooth, with a small dip below 0; also called swish.',
    formula: 't\\,\\sigma(t)',
    apply: (ops, value) => ops.mul(value, ops.sigmoid(value)),
  },
];
