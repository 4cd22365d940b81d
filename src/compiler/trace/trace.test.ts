import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { interpret } from '../interpret.ts';
import { trace } from './trace.ts';

beforeAll(() => tf.setBackend('cpu'));

const shape = (...lengths: number[]) => ({ shape: lengths });

interface Inputs {
  readonly w: Tensor2D;
  readonly x: Tensor2D;
}

/** A function of held `w` and fed `x` that updates nothing. */
const reporting = (report: (inputs: Inputs) => Record<string, Tensor>) => ({
  name: 'test',
  compute: ({ w }: { w: Tensor2D }, { x }: { x: Tensor2D }) => ({ report: report({ w, x }) }),
});

test('writes down held and fed inputs, then operations, in order', async () => {
  const { graph, signature, updates } = await trace(
    reporting(({ w, x }) => ({ y: tf.relu(tf.matMul(x, w)) })),
    { w: shape(3, 4) },
    { x: shape(2, 3) },
  );
  expect(graph).toEqual({
    nodes: [
      { op: 'input', shape: [3, 4], index: 0 },
      { op: 'input', shape: [2, 3], index: 1 },
      {
        op: 'matMul',
        shape: [2, 4],
        inputs: [1, 0],
        transposeLeft: false,
        transposeRight: false,
      },
      { op: 'map', shape: [2, 4], function: 'relu', parameters: [], inputs: [2] },
    ],
    outputs: [3],
  });
  expect(signature).toEqual({
    held: [{ path: 'w', shape: [3, 4] }],
    fed: [{ path: 'x', shape: [2, 3] }],
    report: [{ path: 'y', shape: [2, 4] }],
  });
  expect(updates).toEqual([]);
});

test('puts updates before reports and leaves out tensors returned as they came', async () => {
  const { graph, signature, updates } = await trace(
    {
      name: 'swap',
      compute: ({ state }: { state: Record<'a' | 'b' | 'c' | 'd', Tensor> }) => ({
        held: { state: { d: tf.neg(state.d), b: state.c, c: state.b, a: tf.clone(state.a) } },
        report: { old: [state.d] },
      }),
    },
    { state: { a: shape(2), b: shape(3), c: shape(3), d: shape(4) } },
    {},
  );
  expect(signature.held.map(({ path }) => path)).toEqual(
    ['a', 'b', 'c', 'd'].map((name) => `state.${name}`),
  );
  expect(signature.report).toEqual([{ path: 'old.0', shape: [4] }]);
  expect(updates).toEqual([3, 1, 2]);
  expect(graph.outputs).toEqual([4, 2, 1, 3]);
});

test('keeps constants made inside, uniform ones as a single value', async () => {
  const { graph } = await trace(
    reporting(() => ({
      ones: tf.ones([3, 2]),
      list: tf.tensor1d([1, -0, 0]),
      zeros: tf.tensor1d([0, -0]),
    })),
    { w: shape(1, 1) },
    { x: shape(1, 1) },
  );
  expect(graph.nodes.slice(2)).toEqual([
    { op: 'constant', shape: [3, 2], values: Float32Array.of(1) },
    { op: 'constant', shape: [3], values: Float32Array.of(1, -0, 0) },
    { op: 'constant', shape: [2], values: Float32Array.of(0, -0) },
  ]);
});

test('keeps the values that a constant had when it was made', async () => {
  const { graph } = await trace(
    reporting(() => {
      const values = Float32Array.of(1, 2);
      const constant = tf.tensor1d(values);
      values.fill(9);
      return { constant };
    }),
    { w: shape(1, 1) },
    { x: shape(1, 1) },
  );
  expect(graph.nodes[2]).toMatchObject({ values: Float32Array.of(1, 2) });
});

test('adds no nodes for what does nothing', async () => {
  const { graph } = await trace(
    reporting(({ w }) => ({
      y: tf.cast(tf.reshape(tf.transpose(tf.clone(w), [0, 1]), [2, 3]), 'float32'),
    })),
    { w: shape(2, 3) },
    { x: shape(1, 1) },
  );
  expect(graph.nodes).toHaveLength(2);
  expect(graph.outputs).toEqual([0]);
});

/** The gradient of the square of a slope, with respect to what makes the slope. */
function slopePenalty({ w, x }: Inputs): Record<string, Tensor> {
  const output = (weights: Tensor2D, at: Tensor2D): Scalar =>
    tf.sum(tf.square(tf.softplus(tf.matMul(at, weights))));
  const penalty = (weights: Tensor2D): Scalar => {
    const slope = tf.grad((at: Tensor) => output(weights, at as Tensor2D))(x);
    return tf.mean(tf.square(slope));
  };
  const { value, grad } = tf.valueAndGrad(penalty as (weights: Tensor) => Scalar)(w);
  return { value, grad };
}

test('follows gradients of gradients', async () => {
  const w = tf.tensor2d([0.5, -1, 2, 0.25, 1, -0.75], [3, 2]);
  const x = tf.tensor2d([1, 2, -1, 0.5, 0.1, 3, -2, 1, 0.3], [3, 3]);
  const expected = slopePenalty({ w, x });
  const { graph } = await trace(reporting(slopePenalty), { w }, { x });
  const [value, gradient] = interpret(graph, [
    w.dataSync() as Float32Array,
    x.dataSync() as Float32Array,
  ]);
  expect(value![0]).toBeCloseTo(expected['value']!.dataSync()[0]!, 4);
  const wanted = expected['grad']!.dataSync();
  expect(Math.max(...wanted.map(Math.abs))).toBeGreaterThan(0.1);
  gradient!.forEach((slope, index) => expect(slope).toBeCloseTo(wanted[index]!, 4));
});

test('follows custom gradients', async () => {
  const clipped = tf.customGrad((x, save) => {
    (save as (tensors: Tensor[]) => void)([x as Tensor]);
    return {
      value: tf.square(x as Tensor),
      gradFunc: (dy: Tensor, saved: Tensor[]) => tf.mul(dy, tf.clipByValue(saved[0]!, -1, 1)),
    };
  });
  const { graph } = await trace(
    reporting(({ w }) => ({ slope: tf.grad((x: Tensor) => clipped(x))(w) })),
    { w: shape(1, 3) },
    { x: shape(1, 1) },
  );
  expect(interpret(graph, [Float32Array.of(-4, 0.5, 3), new Float32Array(1)])).toEqual([
    Float32Array.of(-1, 0.5, 1),
  ]);
});

test('restores the backend and leaves no tensors, whether it works or not', async () => {
  const { numTensors, numDataBuffers } = tf.memory();
  const failing = [
    () => ({ y: tf.reverse(tf.ones([3])) }),
    ({ w }: Inputs) => ({ y: tf.grad((v: Tensor) => tf.reverse(tf.square(v)))(w) }),
    ({ w }: Inputs) => ({ y: tf.grads((v: Tensor) => tf.tanh(tf.asin(v)))([w])[0]! }),
    ({ w }: Inputs) => ({ y: tf.variable(w) }),
    () => {
      throw new RangeError('its own');
    },
  ];
  for (const report of failing) {
    await expect(
      trace(reporting(report as never), { w: shape(2, 2) }, { x: shape(2, 2) }),
    ).rejects.toThrow();
    expect(tf.getBackend()).toBe('cpu');
  }
  await trace(reporting(slopePenalty), { w: shape(3, 2) }, { x: shape(5, 3) });
  expect(tf.getBackend()).toBe('cpu');
  expect(tf.engine().backendNames()).toEqual(['cpu']);
  expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers });
  expect(Object.keys(tf.engine().registeredVariables)).toEqual([]);
});

test('does not mind being called again before it is done', async () => {
  const procedures = [
    reporting(({ w }) => ({ y: tf.neg(w) })),
    reporting(({ w }) => ({ y: tf.square(w) })),
  ];
  const traced = await Promise.all(
    procedures.map((procedure) => trace(procedure, { w: shape(2, 2) }, { x: shape(1, 1) })),
  );
  expect(traced.map(({ graph }) => graph.nodes[2])).toMatchObject([
    { function: 'neg' },
    { function: 'square' },
  ]);
});
