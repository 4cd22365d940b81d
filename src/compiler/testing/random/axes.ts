/** Random procedures: products, reductions and softmax. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { sameShape, sizeOf, type Shape } from '../../graph.ts';
import { LARGEST_SIZE, broadcast, result, same, type Operation } from './operand.ts';

/** A product with a tensor that fits in some transposition, scaled by its inner size. */
const multiplying =
  (batchesFit: (a: Shape, b: Shape) => boolean): Operation =>
  (random, operand, pool) => {
    const candidates = pool.flatMap((other) =>
      TRANSPOSITIONS.flatMap(([left, right]) => {
        const { shape } = operand.tensor;
        const product = productShape(shape, other.tensor.shape, left, right);
        const fits =
          product !== undefined &&
          sizeOf(product) <= LARGEST_SIZE &&
          batchesFit(shape.slice(0, -2), other.tensor.shape.slice(0, -2));
        return fits ? [{ other, left, right }] : [];
      }),
    );
    if (candidates.length === 0) return undefined;
    const { other, left, right } = random.choose(candidates);
    const inner = operand.tensor.shape.at(left ? -2 : -1)!;
    const multiplied = tf.matMul(operand.tensor, other.tensor, left, right);
    return result(tf.mul(multiplied, 1 / inner), operand.bound * other.bound);
  };

const TRANSPOSITIONS = [
  [false, false],
  [false, true],
  [true, false],
  [true, true],
] as const;

function productShape(a: Shape, b: Shape, left: boolean, right: boolean): Shape | undefined {
  if (a.length < 2 || b.length < 2) return undefined;
  if (a.at(left ? -2 : -1) !== b.at(right ? -1 : -2)) return undefined;
  const batch = broadcast(a.slice(0, -2), b.slice(0, -2));
  return batch && [...batch, a.at(left ? -1 : -2)!, b.at(right ? -2 : -1)!];
}

export const product = multiplying(() => true);

/** TensorFlow.js has no gradients of products whose batches broadcast. */
export const smoothProduct = multiplying(sameShape);

/** A reduction over some axes, scaled where it adds up. */
const reduction =
  (
    apply: (x: Tensor, axes: number[], keep: boolean) => Tensor,
    bound: (of: number) => number,
  ): Operation =>
  (random, { tensor, bound: of }) => {
    const axes = tensor.shape.map((_, axis) => axis).filter(() => random.next() < 0.5);
    if (axes.length === 0) return undefined;
    return result(apply(tensor, axes, random.next() < 0.3), bound(of));
  };

export const smoothReductions: readonly Operation[] = [
  reduction(tf.mean, same),
  reduction((x, axes, keep) => tf.mul(tf.sum(x, axes, keep), 1 / x.size), same),
];

export const otherReductions: readonly Operation[] = [
  reduction(tf.max, same),
  reduction(tf.min, same),
  // Factors of magnitude 1 at most.
  reduction(
    (x, axes, keep) => tf.prod(tf.cos(tf.mul(x, 0.1)), axes, keep),
    () => 1,
  ),
  reduction((x, axes, keep) => tf.sqrt(tf.mean(tf.square(x), axes, keep)), same),
  (_, { tensor }) => (tensor.rank === 0 ? undefined : result(tf.softmax(tensor), 1)),
  (_, { tensor, bound }) =>
    tensor.rank === 0
      ? undefined
      : result(tf.logSoftmax(tensor), 2 * bound + Math.log(tensor.size)),
];
