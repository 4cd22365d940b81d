/** Trials of operations that move numbers: nothing but the right ones in the right places will do. */
import * as tf from '@tensorflow/tfjs-core';
import { fill, type Tensor } from '@tensorflow/tfjs-core';
import { numbers, once, UNCHANGED, type Trial } from '../trial.ts';

export function movementTrials(): Trial[] {
  const inputs = {
    line: numbers([9], 1),
    matrix: numbers([5, 7], 2),
    other: numbers([5, 2], 3),
    below: numbers([3, 7], 4),
    block: numbers([2, 3, 5], 5),
    single: numbers([], 6),
  };
  return [
    once('transposes', inputs, UNCHANGED, ({ line, matrix, block }) => ({
      line: tf.transpose(line!),
      matrix: tf.transpose(matrix!),
      ...Object.fromEntries(
        [
          [0, 2, 1],
          [1, 0, 2],
          [1, 2, 0],
          [2, 0, 1],
          [2, 1, 0],
        ].map((order) => [`block ${order.join(' ')}`, tf.transpose(block!, order)]),
      ),
      twice: tf.transpose(tf.transpose(block!, [1, 2, 0]), [1, 2, 0]),
      reshaped: tf.reshape(tf.transpose(matrix!), [5, 7]),
    })),
    once('slices', inputs, UNCHANGED, ({ line, matrix, block }) => ({
      line: tf.slice(line!, 2, 5),
      corner: tf.slice(matrix!, [1, 2], [3, 4]),
      column: tf.slice(matrix!, [0, 6], [5, 1]),
      row: tf.slice(matrix!, [4, 0], [1, 7]),
      core: tf.slice(block!, [1, 0, 2], [1, 3, 2]),
      ofTransposed: tf.slice(tf.transpose(matrix!), [2, 1], [4, 3]),
      ofSlice: tf.slice(tf.slice(matrix!, [1, 1], [4, 5]), [1, 2], [2, 2]),
      strided: tf.stridedSlice(matrix!, [1, 0], [4, 3], [1, 1]),
      shrunk: tf.stridedSlice(block!, [0, 1, 0], [2, 2, 5], [1, 1, 1], 0, 0, 0, 0, 2),
      gatheredRow: tf.reshape(tf.slice(matrix!, [3, 0], [1, 7]), [7]),
    })),
    once('what is joined', inputs, UNCHANGED, ({ line, matrix, other, below, block, single }) => ({
      lines: tf.concat([line!, line!, tf.reshape(single!, [1])]),
      beside: tf.concat([matrix!, other!], 1),
      below: tf.concat([matrix!, below!, matrix!], 0),
      inside: tf.concat([block!, tf.slice(block!, [0, 1, 0], [2, 2, 5])], 1),
      last: tf.concat([block!, block!], 2),
      stacked: tf.stack([other!, other!, tf.neg(other!)]),
      stackedInside: tf.stack([matrix!, tf.transpose(tf.transpose(matrix!))], 1),
      stackedSingles: tf.stack([single!, tf.scalar(2), tf.reshape(tf.slice(line!, 3, 1), [])]),
      padded: tf.pad(
        matrix!,
        [
          [1, 2],
          [0, 3],
        ],
        0.5,
      ),
      paddedLine: tf.pad(line!, [[2, 0]]),
      constant: tf.concat([line!, tf.ones([3]), tf.tensor1d([1, -2, 3])]),
    })),
    once(
      'what is repeated or taken apart',
      inputs,
      UNCHANGED,
      ({ line, matrix, other, block, single }) => ({
        tiled: tf.tile(other!, [2, 3]),
        tiledLine: tf.tile(line!, [4]),
        tiledBlock: tf.tile(block!, [1, 2, 1]),
        spread: tf.broadcastTo(tf.slice(matrix!, [0, 0], [1, 7]), [4, 7]),
        spreadSingle: tf.broadcastTo(single!, [2, 3]),
        ...named('part', tf.split(matrix!, [1, 4, 2], 1)),
        ...named('third', tf.split(line!, 3)),
        ...named('layer', tf.unstack(block!, 1)),
        expanded: tf.expandDims(matrix!, 1),
        squeezed: tf.squeeze(tf.slice(block!, [0, 1, 0], [2, 1, 5])),
        flat: tf.reshape(block!, [-1]),
        same: tf.reshape(block!, [6, 5]),
      }),
    ),
    once('constants', inputs, UNCHANGED, ({ single }) => ({
      ones: tf.ones([3, 4]),
      filled: fill([5], 2.5),
      listed: tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]),
      counted: tf.range(1, 6, 0.5),
      backwards: tf.range(5, 0),
      spaced: tf.linspace(-1, 1, 7),
      oneHot: tf.cast(tf.oneHot(tf.tensor1d([0, 2, 1], 'int32'), 3), 'float32'),
      identity: tf.eye(4),
      integer: tf.cast(tf.tensor1d([3, -4], 'int32'), 'float32'),
      roundedFill: tf.cast(fill([2], -1.5, 'int32'), 'float32'),
      roundedRange: tf.cast(tf.range(0.5, 4, 1.5, 'int32'), 'float32'),
      given: tf.neg(tf.neg(single!)),
    })),
  ];
}

function named(name: string, tensors: readonly Tensor[]): Record<string, Tensor> {
  return Object.fromEntries(tensors.map((tensor, index) => [`${name} ${index}`, tensor]));
}
