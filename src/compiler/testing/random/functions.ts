/** Random procedures: functions applied element by element, to one tensor or two. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../graph.ts';
import { LARGEST_SIZE, broadcast, result, same, type Operand, type Operation } from './operand.ts';
import type { Random } from './random.ts';

/** A function of one tensor, and a bound by that of its argument. */
const unary =
  (apply: (x: Tensor) => Tensor, bound: (of: number) => number): Operation =>
  (_, { tensor, bound: of }) =>
    result(apply(tensor), bound(of));

/** A function of one tensor that jumps. */
const jumping =
  (apply: (x: Tensor) => Tensor): Operation =>
  (_, { tensor, bound, given }) =>
    given ? result(apply(tensor), Math.max(1, Math.ceil(bound))) : undefined;

export const smoothUnary: readonly Operation[] = [
  unary(tf.neg, same),
  unary(tf.square, (bound) => bound * bound),
  unary(tf.relu, same),
  unary(tf.softplus, (bound) => bound + 1),
  unary(tf.sin, () => 1),
  unary(tf.cos, () => 1),
  unary(
    (x) => tf.sqrt(tf.add(tf.square(x), 1)),
    (bound) => bound + 1,
  ),
  unary((x) => tf.log(tf.add(tf.square(x), 1)), same),
  unary(
    (x) => tf.div(x, tf.add(tf.square(x), 1)),
    () => 1,
  ),
  unary((x) => tf.mul(x, tf.scalar(-0.75)), same),
  unary(
    (x) => tf.sub(1, x),
    (bound) => bound + 1,
  ),
];

export const otherUnary: readonly Operation[] = [
  unary(tf.abs, same),
  unary(tf.tanh, () => 1),
  unary(tf.sigmoid, () => 1),
  unary(tf.elu, same),
  unary(tf.selu, (bound) => 2 * bound),
  unary(tf.relu6, same),
  unary(tf.erf, () => 1),
  unary((x) => tf.leakyRelu(x, 0.1), same),
  unary((x) => tf.prelu(x, tf.scalar(0.3)), same),
  unary(
    (x) => tf.clipByValue(x, -0.7, 1.1),
    () => 1.1,
  ),
  unary(
    (x) => tf.exp(tf.minimum(x, 1)),
    () => Math.E,
  ),
  unary(
    (x) => tf.expm1(tf.minimum(x, 1)),
    () => Math.E,
  ),
  unary((x) => tf.log1p(tf.abs(x)), same),
  unary(
    (x) => tf.rsqrt(tf.add(tf.abs(x), 0.5)),
    () => 1.5,
  ),
  unary(
    (x) => tf.reciprocal(tf.add(tf.abs(x), 1)),
    () => 1,
  ),
  unary(
    (x) => tf.pow(tf.add(tf.abs(x), 0.5), 1.5),
    (bound) => (bound + 0.5) ** 1.5,
  ),
  unary(
    (x) => tf.tan(tf.clipByValue(x, -1, 1)),
    () => 1.6,
  ),
  jumping(tf.floor),
  jumping(tf.ceil),
  jumping(tf.round),
  jumping(tf.sign),
  jumping((x) => tf.step(x, 0.2)),
  jumping((x) => tf.where(tf.greater(x, 0.3), tf.mul(x, 0.5), tf.neg(x))),
];

/** A function of two tensors that broadcast. */
const binary =
  (apply: (a: Tensor, b: Tensor) => Tensor, bound: (a: number, b: number) => number): Operation =>
  (random, operand, pool) => {
    const other = partner(random, operand, pool);
    if (!other) return undefined;
    const [a, b] = random.next() < 0.5 ? [operand, other] : [other, operand];
    return result(apply(a.tensor, b.tensor), bound(a.bound, b.bound));
  };

/** A function of two tensors that jumps. */
const comparing =
  (apply: (a: Tensor, b: Tensor) => Tensor): Operation =>
  (random, operand, pool) => {
    const other = partner(
      random,
      operand,
      pool.filter(({ given }) => given),
    );
    if (!other || !operand.given) return undefined;
    return result(tf.cast(apply(operand.tensor, other.tensor), 'float32'), 1);
  };

export const smoothBinary: readonly Operation[] = [
  binary(tf.add, (a, b) => a + b),
  binary(tf.sub, (a, b) => a + b),
  binary(tf.mul, (a, b) => a * b),
  binary(
    (a, b) => tf.div(a, tf.add(tf.square(b), 0.75)),
    (a) => 1.4 * a,
  ),
];

export const otherBinary: readonly Operation[] = [
  binary(tf.maximum, Math.max),
  binary(tf.minimum, Math.max),
  binary(tf.squaredDifference, (a, b) => (a + b) ** 2),
  comparing(tf.greater),
  comparing(tf.lessEqual),
  comparing(tf.notEqual),
  comparing((a, b) => tf.logicalAnd(tf.greater(a, 0), tf.less(b, 0.5))),
  comparing((a, b) => tf.where(tf.logicalOr(tf.less(a, b), tf.greater(b, 1)), a, tf.tanh(b))),
];

function partner(
  random: Random,
  { tensor }: Operand,
  pool: readonly Operand[],
): Operand | undefined {
  const fitting = pool.filter((other) => {
    const shape = broadcast(tensor.shape, other.tensor.shape);
    return shape && shape.length <= 3 && sizeOf(shape) <= LARGEST_SIZE;
  });
  return fitting.length === 0 ? undefined : random.choose(fitting);
}
