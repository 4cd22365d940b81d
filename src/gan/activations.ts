/** The non-linearities of hidden layers, each with its computation. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Choice } from '../experiment/parameter.ts';
import type { Operations } from './operations.ts';

export interface Activation extends Choice {
  /** The largest slope it has anywhere: how far it may stretch differences, in the ℓ₂ norm. */
  readonly steepest: number;
  apply(ops: Operations, value: Tensor): Tensor;
}

/** Softplus(2x + 2) has twice the slope of softplus, halved again; the shift centres it. */
const SHIFT = 2;
/** σ′ at 0. */
const SIGMOID_STEEPEST = 0.25;
/** Slope of leakyRelu on the negative side. */
const LEAK = 0.2;
/** σ(x)(1 + x(1 − σ(x))) where x tanh(x/2) = 2, rounded up. */
const SILU_STEEPEST = 1.0998394;

export const activations: readonly Activation[] = [
  {
    id: 'relu',
    name: 'ReLU',
    explanation: 'Flat below 0, straight above: critics come out piecewise linear.',
    steepest: 1,
    apply: (ops, value) => ops.relu(value),
  },
  {
    id: 'leakyRelu',
    name: 'Leaky ReLU',
    explanation: 'Slope 0.2 below 0, so that no unit goes silent.',
    steepest: 1,
    apply: (ops, value) => ops.leakyRelu(value, LEAK),
  },
  {
    id: 'tanh',
    name: 'Tanh',
    explanation: 'Smooth and bounded; saturates, and so do its gradients.',
    steepest: 1,
    apply: (ops, value) => ops.tanh(value),
  },
  {
    id: 'softplus',
    name: 'Softplus',
    explanation: 'A smooth ReLU: critics have curvature everywhere.',
    steepest: 1,
    apply: (ops, value) => ops.softplus(value),
  },
  {
    id: 'elu',
    name: 'ELU',
    explanation: 'Straight above 0, levelling off at −1 below.',
    steepest: 1,
    apply: (ops, value) => ops.elu(value),
  },
  {
    id: 'silu',
    name: 'SiLU',
    explanation: 'Smooth, with a small dip below 0; also called swish.',
    steepest: SILU_STEEPEST,
    apply: (ops, value) => ops.mul(value, ops.sigmoid(value)),
  },
  {
    id: 'shifted-softplus',
    name: 'Shifted softplus',
    explanation: '½ softplus(2x + 2) − 1: smooth and nearly centred, for critics of many layers.',
    steepest: 1,
    apply: (ops, value) =>
      ops.sub(ops.mul(0.5, ops.softplus(ops.add(ops.mul(2, value), SHIFT))), 1),
  },
  {
    id: 'sigmoid',
    name: 'Sigmoid',
    explanation: 'Between 0 and 1 and nowhere steeper than ¼: signals fade layer by layer.',
    steepest: SIGMOID_STEEPEST,
    apply: (ops, value) => ops.sigmoid(value),
  },
];

/**
 * MaxMin (Anil et al. 2019): unit i and unit i + half of the width are put in order, the larger first. It
 * only permutes, so it keeps the length of every gradient. Part of a Lipschitz method and not to be chosen
 * without it; widths have to be even.
 */
export const groupSort: Activation = {
  id: 'groupsort',
  name: 'GroupSort',
  explanation: 'Puts pairs of units in order, the larger first, and so loses nothing.',
  steepest: 1,
  apply(ops, value) {
    const [batch, width] = value.shape as [number, number];
    const half = width / 2;
    const first = ops.slice(value, [0, 0], [batch, half]);
    const second = ops.slice(value, [0, half], [batch, half]);
    // Zero where they are in order; unlike a maximum it can be differentiated again.
    const lead = ops.relu(ops.sub(second, first));
    return ops.concat([ops.add(first, lead), ops.sub(second, lead)], 1);
  },
};
