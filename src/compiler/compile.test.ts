import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { UnsupportedOperationError } from './errors.ts';
import { sizeOf } from './graph.ts';
import { interpretPlan } from './interpretPlan.ts';
import { checkPlan } from './passes/checkPlan.ts';
import { randomNumbers } from './passes/testing.ts';
import { leavesOf, mapLeaves } from './trees.ts';

beforeAll(() => tf.setBackend('cpu'));

const SIZES = [2, 8, 8, 1] as const;
const COUNT = 2 * 8 + 8 + 8 * 8 + 8 + 8 + 1;
const ROWS = 6;

/** The layers of a perceptron that lie one after another in a flat vector. */
function layersOf(flat: tf.Tensor1D): tf.Tensor[] {
  let begin = 0;
  const take = (...shape: number[]) => {
    const size = sizeOf(shape);
    begin += size;
    return tf.reshape(tf.slice1d(flat, begin - size, size), shape);
  };
  return SIZES.slice(1).flatMap((to, layer) => [take(SIZES[layer]!, to), take(to)]);
}

function perceptron(layers: readonly tf.Tensor[], x: tf.Tensor): tf.Tensor {
  const sums = (values: tf.Tensor, at: number) =>
    tf.add(tf.matMul(values, layers[at]!), layers[at + 1]!);
  return sums(tf.relu(sums(tf.relu(sums(x, 0)), 2)), 4);
}

/** How far the slope of the perceptron is from 1: its gradient is a second derivative. */
function slopePenalty(layers: readonly tf.Tensor[], x: tf.Tensor): tf.Tensor {
  const slope = tf.grad((at: tf.Tensor) => tf.sum(perceptron(layers, at)))(x);
  const norms = tf.sqrt(tf.add(tf.sum(tf.square(slope), 1), 1e-12));
  return tf.mean(tf.square(tf.sub(norms, 1)));
}

interface State {
  parameters: tf.Tensor1D;
  first: tf.Tensor1D;
  second: tf.Tensor1D;
  count: tf.Scalar;
}

/** One step of Adam on the difference of means of two batches, with the penalty between them. */
function step({ parameters, first, second, count }: State, a: tf.Tensor2D, b: tf.Tensor2D) {
  const loss = (...layers: tf.Tensor[]) => {
    const scores = perceptron(layers, tf.concat2d([a, b], 0)) as tf.Tensor2D;
    const [of, minus] = [0, ROWS].map((from) => tf.mean(tf.slice2d(scores, [from, 0], [ROWS, 1])));
    const penalty = slopePenalty(layers, tf.mul(tf.add(a, b), 0.5));
    return tf.add(tf.sub(of!, minus!), tf.mul(penalty, 10)) as tf.Scalar;
  };
  const { value, grads } = tf.valueAndGrads(loss)(layersOf(parameters));
  const gradient = tf.concat1d(grads.map((it) => tf.reshape(it, [it.size]) as tf.Tensor1D));
  const next = tf.add(count, 1);
  const firstNext = tf.add(tf.mul(first, 0.5), tf.mul(gradient, 0.5));
  const secondNext = tf.add(tf.mul(second, 0.9), tf.mul(tf.square(gradient), 0.1));
  const rate = tf.div(0.01, tf.sub(1, tf.pow(0.5, next)));
  const scale = tf.add(tf.sqrt(tf.div(secondNext, tf.sub(1, tf.pow(0.9, next)))), 1e-8);
  const state = {
    parameters: tf.sub(parameters, tf.div(tf.mul(firstNext, rate), scale)),
    first: firstNext,
    second: secondNext,
    count: next,
  } as State;
  return { state, value };
}

const STEPS = 3;

const procedure = {
  name: 'steps',
  compute(held: { state: State }, fed: { batches: { a: tf.Tensor2D; b: tf.Tensor2D }[] }) {
    let { state } = held;
    const values = fed.batches.map(({ a, b }) => {
      const moved = step(state, a, b);
      state = moved.state;
      return moved.value;
    });
    return { held: { state }, report: { last: values.at(-1)! } };
  },
};

const vector = () => ({ shape: [COUNT] });
const heldShapes = {
  state: { parameters: vector(), first: vector(), second: vector(), count: { shape: [] } },
};
const batch = { shape: [ROWS, 2] };
const fedShapes = { batches: Array.from({ length: STEPS }, () => ({ a: batch, b: batch })) };

/** Numbers of either sign, but for averages of squares and counts, which are not negative. */
function numbersFor(tree: unknown, seed: number): unknown {
  const random = randomNumbers(seed);
  return mapLeaves(tree, ({ shape }: { shape: number[] }, path) => {
    const least = /second|count/.test(path) ? 0 : -0.5;
    return Float32Array.from({ length: sizeOf(shape) }, () => least + random());
  });
}

test('several steps with second derivatives are few instructions and compute what TensorFlow.js does', async () => {
  const { plan, nodes } = await compile(procedure, heldShapes, fedShapes);
  checkPlan(plan);
  expect(plan.instructions.length).toBeLessThanOrEqual(STEPS * 30);
  expect(nodes.optimised).toBeLessThan(nodes.traced);

  const arrays = (tree: unknown) => leavesOf<Float32Array>(tree).map(([, values]) => values);
  const held = numbersFor(heldShapes, 1);
  const fed = numbersFor(fedShapes, 2);
  const memory = {
    held: arrays(held).map((values) => values.slice()),
    fed: arrays(fed),
    report: plan.signature.report.map(({ shape }) => new Float32Array(sizeOf(shape))),
  };
  interpretPlan(plan, memory);

  const tensors = (values: unknown, shapes: unknown) => {
    const all = leavesOf<{ shape: number[] }>(shapes);
    let next = 0;
    return mapLeaves(values, (numbers: Float32Array) => tf.tensor(numbers, all[next++]![1].shape));
  };
  const expected = procedure.compute(
    tensors(held, heldShapes) as never,
    tensors(fed, fedShapes) as never,
  );
  const [state, report] = [expected.held, expected.report].map((tree) =>
    leavesOf<tf.Tensor>(tree).map(([, value]) => value.dataSync()),
  );
  [...state!, ...report!].forEach((values, index) => {
    const actual = [...memory.held, ...memory.report][index]!;
    values.forEach((value, element) => expect(actual[element]).toBeCloseTo(value, 4));
  });
});

test('state is replaced where it lies, in one instruction for each step', async () => {
  const { plan } = await compile(procedure, heldShapes, fedShapes);
  const updates = plan.instructions.filter(
    (it) => it.kind === 'map' && it.body.stores.some(({ place }) => place.memory === 'held'),
  );
  const vectors = updates.filter((it) => it.kind === 'map' && it.shape[0] === COUNT);
  expect(vectors.length).toBe(STEPS);
  for (const it of vectors) expect(it.kind === 'map' && it.body.stores.length).toBe(3);
});

test('an observer sees the graph before and after each pass, and the plan', async () => {
  const seen = new Map<string, string>();
  const double = {
    name: 'double',
    compute: (_: object, { x }: { x: tf.Tensor1D }) => ({ report: { y: tf.add(x, x) } }),
  };
  await compile(double, {}, { x: { shape: [3] } }, (stage, text) => seen.set(stage, text()));
  expect([...seen.keys()].slice(0, 3)).toEqual(['traced', 'deadCode 1', 'aliases 1']);
  expect(seen.get('traced')).toContain('= input[3] #0');
  expect([...seen.keys()].at(-1)).toBe('plan');
  expect(seen.get('plan')).toContain('0: map[3]');
});

test('what cannot be traced is an error', async () => {
  const sorted = {
    name: 'sorted',
    compute: (_: object, { x }: { x: tf.Tensor1D }) => ({ report: { y: tf.topk(x, 2).values } }),
  };
  await expect(compile(sorted, {}, { x: { shape: [3] } })).rejects.toThrow(
    UnsupportedOperationError,
  );
});
