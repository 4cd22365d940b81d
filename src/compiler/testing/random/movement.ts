/** Random procedures: operations that move numbers. */
import * as tf from '@tensorflow/tfjs-core';
import { sizeOf } from '../../graph.ts';
import { LARGEST_SIZE, moved, type Operation } from './operand.ts';

export const smoothMovement: readonly Operation[] = [
  (random, operand) => {
    const drawn = operand.tensor.shape.map((_, axis) => [random.next(), axis] as const);
    const order = drawn.toSorted(([a], [b]) => a - b).map(([, axis]) => axis);
    return moved([tf.transpose(operand.tensor, order)], operand);
  },
  (random, operand) => {
    const { shape } = operand.tensor;
    if (shape.length === 0) return undefined;
    const begin = shape.map((length) => random.integer(0, length - 1));
    const size = shape.map((length, axis) => random.integer(1, length - begin[axis]!));
    return moved([tf.slice(operand.tensor, begin, size)], operand);
  },
  (random, operand) => {
    const { shape, size } = operand.tensor;
    const divisors = Array.from({ length: size }, (_, index) => index + 1).filter(
      (length) => size % length === 0,
    );
    const first = random.choose(divisors);
    const wanted = random.choose([[size], [first, size / first], [1, ...shape].slice(-3)]);
    return sizeOf(wanted) === size
      ? moved([tf.reshape(operand.tensor, wanted)], operand)
      : undefined;
  },
  (random, operand, pool) => {
    const { shape } = operand.tensor;
    if (shape.length === 0 || 2 * operand.tensor.size > LARGEST_SIZE) return undefined;
    const axis = random.integer(0, shape.length - 1);
    const fitting = pool.filter(
      ({ tensor }) =>
        tensor.rank === shape.length &&
        tensor.size <= LARGEST_SIZE / 2 &&
        tensor.shape.every((length, at) => at === axis || length === shape[at]),
    );
    const other = fitting.length > 0 ? random.choose(fitting) : operand;
    return [
      {
        tensor: tf.concat([operand.tensor, other.tensor], axis),
        bound: Math.max(operand.bound, other.bound),
        given: operand.given && other.given,
      },
    ];
  },
  (random, operand) => {
    const { shape } = operand.tensor;
    if (shape.length === 0 || operand.tensor.size > LARGEST_SIZE / 8) return undefined;
    const margins = shape.map((): [number, number] => [random.integer(0, 2), random.integer(0, 2)]);
    return moved([tf.pad(operand.tensor, margins)], operand);
  },
];

export const otherMovement: readonly Operation[] = [
  (random, operand) => {
    const { shape, size } = operand.tensor;
    const repeats = shape.map(() => random.integer(1, 3));
    if (shape.length === 0 || size * sizeOf(repeats) > LARGEST_SIZE) return undefined;
    return moved([tf.tile(operand.tensor, repeats)], operand);
  },
  (random, operand) => {
    const { shape } = operand.tensor;
    if (shape.length === 0) return undefined;
    return moved(tf.unstack(operand.tensor, random.integer(0, shape.length - 1)), operand).slice(
      0,
      3,
    );
  },
  (random, operand) => {
    const { shape } = operand.tensor;
    const axis = random.integer(0, shape.length - 1);
    if (shape.length === 0 || shape[axis]! < 2) return undefined;
    const first = random.integer(1, shape[axis]! - 1);
    return moved(tf.split(operand.tensor, [first, shape[axis]! - first], axis), operand);
  },
  (random, operand) => {
    const { rank, size } = operand.tensor;
    if (rank > 2 || 2 * size > LARGEST_SIZE) return undefined;
    const both = [operand.tensor, tf.neg(operand.tensor)];
    return moved([tf.stack(both, random.integer(0, rank))], operand);
  },
];
