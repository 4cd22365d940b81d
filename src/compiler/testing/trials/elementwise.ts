/** Trials of every function that is applied element by element. */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Numbers, Tolerance, Trial } from '../trial.ts';
import { once } from '../trial.ts';

/** Values by what they are good for. All of them are awkward for somebody. */
const DOMAINS = {
  any: [0, -0, 1, -1, 0.5, -0.5, 2, -2, 1.5, -1.5, 2.5, 1e-3, -1e-3, 7.25, -7.25, 0.1, 6, -30, 30],
  large: [1e10, -1e10, 0, 1, -1e-10, 3e37, -3e37, 16_777_217, -0.5, 1.5, 2.5, -2.5],
  positive: [1, 0.5, 2, 1e-6, 1e6, 3, 0.999, 1.001, 10, 1e-30, 1e30],
  unit: [0, 0.5, -0.5, 0.25, -0.9, 0.9, 1e-4, -1e-4, 0.7],
  nonzero: [1, -1, 0.5, -3, 1e-4, -1e4, 7, 0.1],
  exponent: [0, 1, 2, 0.5, -1, 3, -0.5, 1.5],
  truths: [0, 1, 1, 0, 0, 1, 0],
} as const;

type Domain = keyof typeof DOMAINS;

/** A few units in the last place: exponentials and the like are approximated. */
const APPROXIMATE: Tolerance = { per: 'element', relative: 2e-6, floor: 1e-30 };
/** Right in absolute terms: the result goes through 0 where the argument does not. */
const ABSOLUTE: Tolerance = { per: 'element', relative: 2e-6, floor: 1 };
/** One correctly rounded operation, or none. Numbers too small to be normal may become 0. */
const ROUNDED: Tolerance = { per: 'element', relative: 1.2e-7, floor: 1e-30 };

interface Group {
  readonly name: string;
  readonly domains: Readonly<Record<string, Domain>>;
  readonly tolerance: Tolerance;
  readonly functions: Readonly<Record<string, (inputs: Record<string, Tensor>) => Tensor>>;
}

/** Truth values as numbers, which is all that can be reported. */
const number = (truth: Tensor): Tensor => tf.cast(truth, 'float32');
const truth = (x: Tensor): Tensor => tf.cast(x, 'bool');

const GROUPS: readonly Group[] = [
  {
    name: 'functions that round at most once',
    domains: { x: 'any' },
    tolerance: ROUNDED,
    functions: {
      neg: ({ x }) => tf.neg(x!),
      abs: ({ x }) => tf.abs(x!),
      sign: ({ x }) => tf.sign(x!),
      square: ({ x }) => tf.square(x!),
      relu: ({ x }) => tf.relu(x!),
      relu6: ({ x }) => tf.relu6(x!),
      leakyRelu: ({ x }) => tf.leakyRelu(x!, 0.2),
      prelu: ({ x }) => tf.prelu(x!, tf.scalar(0.3)),
      step: ({ x }) => tf.step(x!),
      stepWithSlope: ({ x }) => tf.step(x!, 0.25),
      floor: ({ x }) => tf.floor(x!),
      ceil: ({ x }) => tf.ceil(x!),
      round: ({ x }) => tf.round(x!),
      clip: ({ x }) => tf.clipByValue(x!, -1.25, 2),
      isNaN: ({ x }) => number(tf.isNaN(x!)),
      truth: ({ x }) => number(truth(x!)),
      logicalNot: ({ x }) => number(tf.logicalNot(truth(x!))),
      zerosLike: ({ x }) => tf.zerosLike(x!),
      onesLike: ({ x }) => tf.onesLike(x!),
    },
  },
  {
    name: 'the same, of large and small numbers',
    domains: { x: 'large' },
    tolerance: ROUNDED,
    functions: {
      neg: ({ x }) => tf.neg(x!),
      abs: ({ x }) => tf.abs(x!),
      sign: ({ x }) => tf.sign(x!),
      relu: ({ x }) => tf.relu(x!),
      leakyRelu: ({ x }) => tf.leakyRelu(x!, 0.2),
      step: ({ x }) => tf.step(x!),
      floor: ({ x }) => tf.floor(x!),
      ceil: ({ x }) => tf.ceil(x!),
      round: ({ x }) => tf.round(x!),
      tanh: ({ x }) => tf.tanh(x!),
      clip: ({ x }) => tf.clipByValue(x!, -1e9, 1e9),
    },
  },
  {
    name: 'exponentials',
    domains: { x: 'any' },
    tolerance: APPROXIMATE,
    functions: {
      exp: ({ x }) => tf.exp(x!),
      expm1: ({ x }) => tf.expm1(x!),
      sigmoid: ({ x }) => tf.sigmoid(x!),
      tanh: ({ x }) => tf.tanh(x!),
      sinh: ({ x }) => tf.sinh(x!),
      cosh: ({ x }) => tf.cosh(x!),
    },
  },
  {
    name: 'functions right in absolute terms',
    domains: { x: 'any' },
    tolerance: ABSOLUTE,
    functions: {
      sin: ({ x }) => tf.sin(x!),
      cos: ({ x }) => tf.cos(x!),
      erf: ({ x }) => tf.erf(x!),
      elu: ({ x }) => tf.elu(x!),
      selu: ({ x }) => tf.selu(x!),
      softplus: ({ x }) => tf.softplus(x!),
    },
  },
  {
    name: 'functions of positive numbers',
    domains: { x: 'positive' },
    tolerance: APPROXIMATE,
    functions: {
      sqrt: ({ x }) => tf.sqrt(x!),
      rsqrt: ({ x }) => tf.rsqrt(x!),
      reciprocal: ({ x }) => tf.reciprocal(x!),
      log: ({ x }) => tf.log(x!),
      log1p: ({ x }) => tf.log1p(x!),
    },
  },
  {
    name: 'functions of small numbers',
    domains: { x: 'unit' },
    tolerance: APPROXIMATE,
    functions: {
      log1p: ({ x }) => tf.log1p(x!),
      expm1: ({ x }) => tf.expm1(x!),
      tan: ({ x }) => tf.tan(x!),
      sinh: ({ x }) => tf.sinh(x!),
      sin: ({ x }) => tf.sin(x!),
    },
  },
  {
    name: 'functions of two',
    domains: { x: 'any', y: 'nonzero' },
    tolerance: ROUNDED,
    functions: {
      add: ({ x, y }) => tf.add(x!, y!),
      sub: ({ x, y }) => tf.sub(x!, y!),
      mul: ({ x, y }) => tf.mul(x!, y!),
      maximum: ({ x, y }) => tf.maximum(x!, y!),
      minimum: ({ x, y }) => tf.minimum(x!, y!),
      greater: ({ x, y }) => number(tf.greater(x!, y!)),
      greaterEqual: ({ x, y }) => number(tf.greaterEqual(x!, y!)),
      less: ({ x, y }) => number(tf.less(x!, y!)),
      lessEqual: ({ x, y }) => number(tf.lessEqual(x!, y!)),
      equal: ({ x, y }) => number(tf.equal(x!, y!)),
      notEqual: ({ x, y }) => number(tf.notEqual(x!, y!)),
      // Where both are often the same.
      greaterThanGreater: ({ x, y }) => number(tf.greater(tf.maximum(x!, y!), y!)),
      greaterEqualLess: ({ x, y }) => number(tf.greaterEqual(tf.minimum(x!, y!), y!)),
      lessThanLess: ({ x, y }) => number(tf.less(tf.minimum(x!, y!), y!)),
      lessEqualGreater: ({ x, y }) => number(tf.lessEqual(tf.maximum(x!, y!), y!)),
      equalToGreater: ({ x, y }) => number(tf.equal(tf.maximum(x!, y!), y!)),
    },
  },
  {
    name: 'quotients and powers',
    domains: { x: 'nonzero', y: 'nonzero', base: 'positive', exponent: 'exponent' },
    tolerance: APPROXIMATE,
    functions: {
      div: ({ x, y }) => tf.div(x!, y!),
      squaredDifference: ({ x, y }) => tf.squaredDifference(x!, y!),
      pow: ({ base, exponent }) => tf.pow(tf.clipByValue(base!, 1e-3, 1e3), exponent!),
    },
  },
  {
    name: 'logic',
    domains: { p: 'truths', q: 'any', x: 'any', y: 'nonzero' },
    tolerance: ROUNDED,
    functions: {
      and: ({ p, q }) => number(tf.logicalAnd(truth(p!), truth(q!))),
      or: ({ p, q }) => number(tf.logicalOr(truth(p!), truth(q!))),
      xor: ({ p, q }) => number(tf.logicalXor(truth(p!), truth(q!))),
      where: ({ p, x, y }) => tf.where(truth(p!), x!, y!),
      whereScalar: ({ p, x }) => tf.where(truth(p!), x!, tf.scalar(3)),
    },
  },
];

/** @param sizes lengths of the tensors */
export function elementwiseTrials(sizes: readonly number[]): Trial[] {
  return GROUPS.flatMap(({ name, domains, tolerance, functions }) =>
    sizes.map((size) =>
      once(
        `${name}, ${size} elements`,
        Object.fromEntries(
          Object.entries(domains).map(([input, domain], offset) => [
            input,
            cycled(DOMAINS[domain], size, offset),
          ]),
        ),
        tolerance,
        (inputs) => mapped(functions, (apply) => apply(inputs as Record<string, Tensor>)),
      ),
    ),
  );
}

/** What is not a number or not finite, and stays so. */
export function nonFiniteTrials(): Trial[] {
  const x = { shape: [6], values: Float32Array.of(NaN, Infinity, -Infinity, 0, -1, 1) };
  const y = { shape: [6], values: Float32Array.of(1, NaN, 2, NaN, Infinity, -Infinity) };
  return [
    once('what is not finite', { x, y }, APPROXIMATE, ({ x, y }) => ({
      add: tf.add(x!, y!),
      mul: tf.mul(x!, y!),
      div: tf.div(x!, tf.scalar(0)),
      maximum: tf.maximum(x!, y!),
      minimum: tf.minimum(x!, y!),
      greater: number(tf.greater(x!, y!)),
      lessEqual: number(tf.lessEqual(x!, y!)),
      equal: number(tf.equal(x!, x!)),
      notEqual: number(tf.notEqual(x!, x!)),
      isNaN: number(tf.isNaN(x!)),
      relu: tf.relu(x!),
      relu6: tf.relu6(x!),
      clip: tf.clipByValue(x!, -2, 2),
      sign: tf.sign(x!),
      step: tf.step(x!),
      leakyRelu: tf.leakyRelu(x!, 0.2),
      elu: tf.elu(x!),
      exp: tf.exp(x!),
      log: tf.log(x!),
      sqrt: tf.sqrt(x!),
      tanh: tf.tanh(x!),
      sigmoid: tf.sigmoid(x!),
      sum: tf.sum(x!),
      max: tf.max(y!),
      min: tf.min(y!),
    })),
  ];
}

function cycled(values: readonly number[], size: number, offset: number): Numbers {
  const chosen = Float32Array.from(
    { length: size },
    // One place further every time round, so that partners change.
    (_, index) => values[(index + offset * Math.floor(index / values.length)) % values.length]!,
  );
  return { shape: [size], values: chosen };
}

export function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
