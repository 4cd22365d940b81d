/** Trials of reductions and of broadcasting. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../../graph.ts';
import { CHAINED, numbers, once, type Trial } from '../trial.ts';

const REDUCED: readonly Shape[] = [
  [17],
  [130],
  [3, 5],
  [64, 4],
  [1, 9],
  [5, 1],
  [3, 5, 7],
  [2, 1, 33],
];

/** Every reduction over every subset of axes. */
export function reductionTrials(): Trial[] {
  return REDUCED.map((shape) =>
    once(`reductions of [${shape.join(', ')}]`, { x: numbers(shape, 1) }, CHAINED, ({ x }) => {
      const results: Record<string, Tensor> = {};
      for (const axes of subsetsOf(shape.length)) {
        const over = `over ${axes.join(' ')}`;
        results[`sum ${over}`] = tf.sum(x!, axes);
        results[`sum ${over}, kept`] = tf.sum(x!, axes, true);
        results[`mean ${over}`] = tf.mean(x!, axes);
        results[`max ${over}`] = tf.max(x!, axes);
        results[`min ${over}`] = tf.min(x!, axes, true);
        // Factors near 1, so that the product of many is neither huge nor 0.
        results[`product ${over}`] = tf.prod(tf.exp(tf.mul(x!, 0.1)), axes);
        results[`any ${over}`] = tf.cast(tf.any(tf.greater(x!, 1.5), axes), 'float32');
        results[`all ${over}`] = tf.cast(tf.all(tf.greater(x!, -1.9), axes), 'float32');
        results[`norm ${over}`] = tf.sqrt(tf.sum(tf.square(tf.sub(x!, 1)), axes));
        results[`centred ${over}`] = tf.sub(x!, tf.mean(x!, axes, true));
      }
      return results;
    }),
  );
}

export function softmaxTrials(): Trial[] {
  return [[7], [5, 9], [2, 3, 4]].map((shape) =>
    once(`softmax of [${shape.join(', ')}]`, { x: numbers(shape, 1) }, CHAINED, ({ x }) => ({
      softmax: tf.softmax(x!),
      logSoftmax: tf.logSoftmax(x!),
      logSumExp: tf.logSumExp(x!, -1),
      moments: tf.moments(x!, -1).variance,
    })),
  );
}

const BROADCAST: readonly Shape[] = [
  [],
  [1],
  [5],
  [1, 5],
  [3, 1],
  [3, 5],
  [1, 1],
  [1, 1, 5],
  [1, 3, 1],
  [2, 3, 5],
  [2, 1, 5],
  [2, 3, 1],
  [2, 1, 1],
];

/** Every pair of shapes that broadcast. */
export function broadcastTrials(): Trial[] {
  return BROADCAST.map((left) => {
    const partners = BROADCAST.filter((right) => broadcasts(left, right));
    const inputs = Object.fromEntries(
      partners.map((right, index) => [nameOf(right), numbers(right, index + 2)]),
    );
    return once(
      `broadcasting with ${nameOf(left)}`,
      { ...inputs, left: numbers(left, 1) },
      CHAINED,
      ({ left, ...partners }) => {
        const results: Record<string, Tensor> = {};
        for (const [name, right] of Object.entries(partners)) {
          results[`${name} added`] = tf.add(left!, right);
          results[`${name} taken away`] = tf.sub(right, left!);
          results[`${name} chosen`] = tf.where(tf.greater(left!, 0), right, tf.mul(right, left!));
        }
        return results;
      },
    );
  });
}

const nameOf = (shape: Shape): string => (shape.length === 0 ? 'scalar' : shape.join('x'));

function broadcasts(a: Shape, b: Shape): boolean {
  return a.every((length, axis) => {
    const other = b[axis - a.length + b.length] ?? 1;
    return length === other || length === 1 || other === 1;
  });
}

function subsetsOf(rank: number): number[][] {
  const all = Array.from({ length: rank }, (_, axis) => axis);
  return Array.from({ length: 2 ** rank - 1 }, (_, bits) =>
    all.filter((axis) => (bits + 1) & (1 << axis)),
  );
}
