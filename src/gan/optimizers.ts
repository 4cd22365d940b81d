/**
 * Optimisers as pure functions: gradient and accumulators in, change and accumulators out. All of a
 * player's parameters are one flat vector, so an update is a handful of operations whatever the
 * depth. Conventions (where ε stands, bias correction) are those of PyTorch.
 */
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core';
import type { Choice, Parameter } from '../experiment/parameter.ts';
import type { Operations } from './operations.ts';

export interface OptimizerStep {
  /** Gradient of the loss, [parameters]. */
  readonly gradient: Tensor1D;
  /** As many vectors [parameters] as `Optimizer.accumulators` says, zero at the start. */
  readonly accumulators: readonly Tensor1D[];
  /** Number of this update, counted from 1. */
  readonly count: Scalar;
  /** The optimiser's parameters by id, such as `rate` and `beta1`. */
  readonly settings: Readonly<Record<string, Scalar>>;
}

export interface OptimizerResult {
  /** To be subtracted from the parameters, [parameters]. */
  readonly change: Tensor1D;
  readonly accumulators: readonly Tensor1D[];
}

export interface Optimizer extends Choice {
  readonly parameters: readonly Parameter[];
  /** How many vectors it carries from update to update. */
  readonly accumulators: number;
  step(ops: Operations, input: OptimizerStep): OptimizerResult;
}

const rate = (value: number): Parameter => ({
  id: 'rate',
  name: 'Learning rate',
  symbol: 'η',
  explanation: 'The size of an update: too small crawls, too large overshoots.',
  default: value,
  minimum: 1e-6,
  maximum: 1,
  scale: 'log',
});

const decay = (
  id: string,
  name: string,
  symbol: string,
  value: number,
  explanation: string,
): Parameter => ({
  id,
  name,
  symbol,
  explanation,
  default: value,
  minimum: 0,
  maximum: 0.9999,
});

/** Keeps a division finite where the mean square is 0. */
const RMSPROP_EPSILON = 1e-7;
const ADAM_EPSILON = 1e-8;

const sgd: Optimizer = {
  id: 'sgd',
  name: 'SGD',
  explanation: 'Plain gradient descent: the update is the rate times the gradient.',
  parameters: [rate(0.05)],
  accumulators: 0,
  step: (ops, { gradient, settings }) => ({
    change: ops.mul(gradient, settings['rate']!),
    accumulators: [],
  }),
};

const momentum: Optimizer = {
  id: 'momentum',
  name: 'Momentum',
  explanation:
    'Keeps a running sum of gradients: faster along valleys, and in games it can amplify circling.',
  source: { citation: 'Polyak 1964', url: 'https://doi.org/10.1016/0041-5553(64)90137-5' },
  parameters: [
    rate(0.01),
    decay('momentum', 'Momentum', 'μ', 0.9, 'The share of the previous update that is kept.'),
  ],
  accumulators: 1,
  step: (ops, { gradient, accumulators: [velocity], settings }) => {
    const next = ops.add(ops.mul(velocity!, settings['momentum']!), gradient) as Tensor1D;
    return { change: ops.mul(next, settings['rate']!), accumulators: [next] };
  },
};

const rmsprop: Optimizer = {
  id: 'rmsprop',
  name: 'RMSProp',
  explanation:
    'Divides by the running size of the gradient: no memory of direction, as clipped WGANs like it.',
  source: {
    citation: 'Tieleman & Hinton 2012',
    url: 'https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf',
  },
  parameters: [
    rate(0.0005),
    decay('decay', 'Decay', 'ρ', 0.9, 'How long the size of past gradients is remembered.'),
  ],
  accumulators: 1,
  step: (ops, { gradient, accumulators: [meanSquare], settings }) => {
    const next = average(ops, meanSquare!, ops.square(gradient), settings['decay']!);
    const size = ops.add(ops.finiteRoot(next), RMSPROP_EPSILON);
    return {
      change: ops.div(ops.mul(gradient, settings['rate']!), size),
      accumulators: [next],
    };
  },
};

const adam: Optimizer = {
  id: 'adam',
  name: 'Adam',
  explanation:
    'Running mean of the gradient over its running size, each corrected for its start at 0.',
  source: { citation: 'Kingma & Ba 2015', url: 'https://arxiv.org/abs/1412.6980' },
  parameters: [
    rate(0.001),
    decay(
      'beta1',
      'Direction memory',
      'β₁',
      0.5,
      'How long past directions are remembered; small values suit games.',
    ),
    decay('beta2', 'Size memory', 'β₂', 0.9, 'How long the size of past gradients is remembered.'),
  ],
  accumulators: 2,
  step: (ops, { gradient, accumulators: [first, second], count, settings }) => {
    const { rate: learningRate, beta1, beta2 } = settings;
    const nextFirst = average(ops, first!, gradient, beta1!);
    const nextSecond = average(ops, second!, ops.square(gradient), beta2!);
    const firstCorrection = ops.sub(1, ops.pow(beta1!, count));
    const secondCorrection = ops.sub(1, ops.pow(beta2!, count));
    const size = ops.add(ops.finiteRoot(ops.div(nextSecond, secondCorrection)), ADAM_EPSILON);
    const scaledRate = ops.div(learningRate!, firstCorrection);
    return {
      change: ops.div(ops.mul(nextFirst, scaledRate), size),
      accumulators: [nextFirst, nextSecond],
    };
  },
};

/** share·old + (1 − share)·fresh, in the form that takes the fewest operations. */
function average(ops: Operations, old: Tensor1D, fresh: Tensor1D, share: Scalar): Tensor1D {
  return ops.add(fresh, ops.mul(ops.sub(old, fresh), share));
}

export const optimizers: readonly Optimizer[] = [adam, rmsprop, momentum, sgd];
