/**
 * Random but reproducible procedures: a few to some twenty-five operations on held and fed tensors,
 * gradients among them. Values stay within a few units, and nothing jumps where rounding decides, so
 * that results can be compared between executors.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { sameShape, sizeOf, type Shape } from '../../graph.ts';
import { Random } from './random.ts';
import { anyOperation, smoothOperation } from './operations.ts';
import type { Operand } from './operand.ts';
import { CHAINED, type Numbers, type Tensors, type Trial } from '../trial.ts';

const RUNS = 3;

/** The trial that belongs to a seed. */
export function randomProcedure(seed: number): Trial {
  const random = new Random(seed);
  const lengths = [random.integer(1, 9), random.integer(1, 9), random.integer(1, 9)];
  const held = tensors(random, 'h', random.integer(1, 4), lengths);
  const fed = tensors(random, 'f', random.integer(1, 3), lengths);
  const operations = random.integer(3, 25);
  return {
    name: `random procedure ${seed}`,
    held,
    fed: Object.fromEntries(Object.entries(fed).map(([name, { shape }]) => [name, shape])),
    feeds: (run) =>
      Object.fromEntries(
        Object.entries(fed).map(([name, { shape }], index) => [
          name,
          new Random(seed + 1000 * run + index).numbers(sizeOf(shape), -2, 2),
        ]),
      ),
    runs: RUNS,
    // Random numbers of its own, the same for each call: the function is pure.
    compute: (heldTensors, fedTensors) =>
      compute(new Random(seed + 1), operations, heldTensors, fedTensors),
    tolerance: CHAINED,
  };
}

function tensors(
  random: Random,
  prefix: string,
  count: number,
  lengths: readonly number[],
): Record<string, Numbers> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const shape = randomShape(random, lengths);
      return [`${prefix}${index}`, { shape, values: random.numbers(sizeOf(shape), -2, 2) }];
    }),
  );
}

/** Of rank 0 to 3, with few different lengths, so that tensors meet. */
function randomShape(random: Random, lengths: readonly number[]): Shape {
  const rank = random.choose([0, 1, 2, 2, 2, 3]);
  return lengths.slice(3 - rank).map((length) => (random.next() < 0.15 ? 1 : length));
}

function compute(random: Random, operations: number, held: Tensors, fed: Tensors) {
  const pool: Operand[] = [
    // Known exactly before the first run alone: executors round updates each in its own way.
    ...Object.values(held).map((tensor) => ({ tensor, bound: 2, given: false })),
    ...Object.values(fed).map((tensor) => ({ tensor, bound: 2, given: true })),
  ];
  for (let count = 0; count < operations; count++) {
    const gradient = random.next() < 0.12;
    pool.push(...(gradient ? gradients(random, pool) : anyOperation(random, pool)).map(bounded));
  }
  return { held: updates(random, held, pool), report: reports(random, pool) };
}

/** Scales what may have grown. */
function bounded({ tensor, bound, given }: Operand): Operand {
  const LARGEST = 4;
  return bound <= LARGEST
    ? { tensor, bound, given }
    : { tensor: tf.mul(tensor, LARGEST / bound), bound: LARGEST, given: false };
}

/** The slopes of some smooth function; or of the square of its slope. */
function gradients(random: Random, pool: readonly Operand[]): Operand[] {
  const { tensor: at, bound } = random.choose(pool);
  const others = pool.slice(0, 6);
  const seed = random.integer(0, 2 ** 30);
  const value = (x: Tensor): Scalar => {
    const own = new Random(seed);
    let current: Operand = { tensor: x, bound, given: false };
    for (let depth = own.integer(1, 3); depth > 0; depth--)
      current = bounded(smoothOperation(own, current, others));
    return tf.mean(tf.square(current.tensor));
  };
  const slope = tf.grad(value as (x: Tensor) => Tensor);
  const penalty = (x: Tensor): Scalar => tf.sum(tf.square(slope(x)));
  const result = random.next() < 0.5 ? slope(at) : tf.grad(penalty as (x: Tensor) => Tensor)(at);
  return [{ tensor: tf.tanh(result), bound: 1, given: false }];
}

/** About half of the held tensors move a little towards something computed. */
function updates(random: Random, held: Tensors, pool: readonly Operand[]): Tensors {
  const changed: Record<string, Tensor> = {};
  for (const [name, old] of Object.entries(held)) {
    if (random.next() < 0.4) continue;
    const { tensor } = random.choose(pool);
    const step = sameShape(tensor.shape, old.shape) ? tensor : tf.mean(tensor);
    changed[name] = tf.add(tf.mul(old, 0.5), tf.mul(step, 0.25));
  }
  return changed;
}

/** The last result always, and some of the others. */
function reports(random: Random, pool: readonly Operand[]): Tensors {
  const chosen = pool.filter((_, index) => index === pool.length - 1 || random.next() < 0.3);
  return Object.fromEntries(chosen.map(({ tensor }, index) => [`r${index}`, tensor]));
}
