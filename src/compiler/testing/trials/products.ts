/** Trials of matrix products: all transpositions, awkward sizes, batches, and what is fused to them. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { CHAINED, numbers, once, type Tensors, type Trial } from '../trial.ts';

/** @param sizes every one becomes rows, columns and inner size of some product */
export function productTrials(sizes: readonly number[]): Trial[] {
  const at = (index: number) => sizes[index % sizes.length]!;
  const shapes = sizes.flatMap((size, index) => [
    [size, size, size],
    [size, at(index + 3), at(index + 7)],
    [1, size, at(index + 1)],
    [at(index + 2), size, 1],
    [at(index + 1), 1, size],
  ]) as [rows: number, inner: number, columns: number][];
  const distinct = new Map(shapes.map((shape) => [shape.join(' × '), shape]));
  return [...distinct].map(([name, shape]) => productTrial(`product ${name}`, ...shape));
}

function productTrial(name: string, rows: number, inner: number, columns: number): Trial {
  const inputs = {
    a: numbers([rows, inner], 1),
    b: numbers([inner, columns], 2),
    aTurned: numbers([inner, rows], 3),
    bTurned: numbers([columns, inner], 4),
  };
  return once(name, inputs, CHAINED, (inputs) => transposed(inputs));
}

function transposed({ a, b, aTurned, bTurned }: Tensors): Record<string, Tensor> {
  return {
    plain: tf.matMul(a!, b!),
    left: tf.matMul(aTurned!, b!, true, false),
    right: tf.matMul(a!, bTurned!, false, true),
    both: tf.matMul(aTurned!, bTurned!, true, true),
  };
}

export function batchedProductTrials(): Trial[] {
  const [rows, inner, columns] = [5, 3, 7];
  const batches: readonly (readonly [name: string, left: number[], right: number[]])[] = [
    ['both', [4], [4]],
    ['left alone', [4], []],
    ['right alone', [], [4]],
    ['left of one', [1], [4]],
    ['right of one', [4], [1]],
    ['of two axes', [2, 3], [2, 3]],
    ['of two axes, left alone', [2, 3], []],
  ];
  return batches.map(([name, left, right]) =>
    once(
      `batched product: ${name}`,
      {
        a: numbers([...left, rows, inner], 1),
        b: numbers([...right, inner, columns], 2),
        aTurned: numbers([...left, inner, rows], 3),
        bTurned: numbers([...right, columns, inner], 4),
      },
      CHAINED,
      transposed,
    ),
  );
}

/** What executors like to do together with a product. */
export function neighbourTrials(): Trial[] {
  const inputs = {
    x: numbers([9, 5], 1),
    w: numbers([5, 6], 2),
    bias: numbers([6], 3),
    column: numbers([9, 1], 4),
    v: numbers([6, 6], 5),
  };
  return [
    once('what comes before and after a product', inputs, CHAINED, ({ x, w, bias, column, v }) => {
      const hidden = tf.relu(tf.add(tf.matMul(x!, w!), bias!));
      const product = tf.matMul(x!, w!);
      return {
        hidden,
        chained: tf.tanh(tf.matMul(hidden, v!)),
        scaled: tf.mul(tf.matMul(tf.mul(x!, column!), w!), column!),
        usedTwice: tf.mul(product, tf.sigmoid(product)),
        product,
        summed: tf.sum(tf.square(tf.matMul(x!, w!)), 1),
        ofTransposed: tf.matMul(tf.transpose(w!), tf.transpose(x!)),
        withItself: tf.matMul(x!, x!, true, false),
        reshaped: tf.add(
          tf.reshape(tf.matMul(x!, w!), [3, 18]),
          tf.sum(tf.reshape(x!, [3, 15, 1]), 1),
        ),
        fused: tf.fused.matMul({ a: x!, b: w!, bias: bias!, activation: 'relu' }),
        fusedElu: tf.fused.matMul({ a: x!, b: w!, activation: 'elu' }),
        dot: tf.dot(tf.reshape(column!, [9]), tf.reshape(tf.slice(x!, [0, 1], [9, 1]), [9])),
        outer: tf.outerProduct(bias as Tensor1D, tf.reshape(column!, [9])),
      };
    }),
  ];
}
