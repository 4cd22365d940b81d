import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import {
  ImpureFunctionError,
  ReturnValueError,
  ShapeChangedError,
  UnsupportedOperationError,
  ValueReadError,
} from '../errors.ts';
import { trace } from './trace.ts';

beforeAll(() => tf.setBackend('cpu'));

/** Traces a function of a held [2, 3] and a fed [3]. */
function traced(compute: (held: { a: Tensor }, fed: { b: Tensor }) => unknown) {
  return trace(
    { name: 'test', compute: compute as never },
    { a: { shape: [2, 3] } },
    { b: { shape: [3] } },
  );
}

/** Traces a function that reports one tensor. */
const reporting = (report: (a: Tensor, b: Tensor) => unknown) =>
  traced(({ a }, { b }) => ({ report: { y: report(a, b) } }));

const tick = () => new Promise((resolve) => setTimeout(resolve));

test.each([
  [
    'an operation without a kernel',
    (a: Tensor) => tf.reverse(a),
    /'Reverse' \(x: \[2, 3\]\).*Compute it from/,
  ],
  [
    'one with several inputs',
    (a: Tensor, b: Tensor) => tf.atan2(a, b),
    /'Atan2' \(a: \[2, 3\], b: \[3\]\)/,
  ],
  ['slices with steps', (a: Tensor) => tf.stridedSlice(a, [0, 0], [2, 3], [1, 2]), /strides of 1/],
  [
    'sums of truth values',
    (a: Tensor) => tf.sum(tf.greater(a, 0)),
    /Cast.*int32|int32.*tf\.cast to float32/,
  ],
  ['casts that round', (a: Tensor) => tf.cast(a, 'int32'), /tf\.floor or tf\.round/],
  [
    'arithmetic on truth values',
    (a: Tensor) => tf.square(tf.greater(a, 0)),
    /type bool.*tf\.cast to float32/,
  ],
  ['large integers', () => tf.scalar(2 ** 25, 'int32'), /Integers beyond/],
  ['texts', () => tf.scalar('text'), /type string/],
  ['complex numbers', (a: Tensor) => tf.complex(a, a), /complex|Complex/],
  ['tensors without elements', () => tf.tensor([], [0, 2]), /\[0, 2\] has no elements/],
  ['variables', () => tf.variable(tf.scalar(1)), /tf\.variable/],
  [
    'gather with indices that are computed',
    (a: Tensor, b: Tensor) => tf.gather(a, tf.cast(tf.greater(b, 0), 'int32')),
    /'GatherV2'/,
  ],
])('refuses %s', async (_, report, message) => {
  const refusal = reporting(report as never);
  await expect(refusal).rejects.toThrow(UnsupportedOperationError);
  await expect(refusal).rejects.toThrow(message);
});

test('names an operation that no backend has', async () => {
  const refusal = reporting((a) => tf.engine().runKernel('Imagined', { x: a }));
  await expect(refusal).rejects.toThrow(UnsupportedOperationError);
  await expect(refusal).rejects.toThrow("'Imagined' cannot be compiled");
});

test('refuses to give values, at once and later', async () => {
  const refusals = [
    reporting((a) => (a.dataSync()[0]! > 0 ? a : tf.neg(a))),
    reporting((a) => tf.scalar(a.arraySync() as never)),
    reporting((a) => {
      void a.data().then((values) => values);
      return a;
    }),
    traced(async ({ a }) => {
      await a.data();
      return { report: { a } };
    }),
  ];
  for (const refusal of refusals) {
    await expect(refusal).rejects.toThrow(ValueReadError);
    await expect(refusal).rejects.toThrow('[2, 3]');
  }
});

test('refuses tensors from outside', async () => {
  const outside = tf.ones([2, 3]);
  for (const refusal of [reporting((a) => tf.add(a, outside)), reporting(() => outside)]) {
    await expect(refusal).rejects.toThrow(ImpureFunctionError);
    await expect(refusal).rejects.toThrow('([2, 3]) that was made outside');
  }
  outside.dispose();
});

test('refuses tensors kept from an earlier call, and keeping them', async () => {
  let kept: Tensor | undefined;
  const refusal = reporting((a) => tf.add(a, (kept ??= tf.keep(tf.scalar(2)))));
  await expect(refusal).rejects.toThrow(ImpureFunctionError);
  await expect(refusal).rejects.toThrow('tf.keep');
  kept?.dispose();
});

test('refuses what is different every time', async () => {
  let count = 0;
  const impure: ((a: Tensor) => Tensor)[] = [
    (a) => tf.mul(a, Math.random()),
    (a) => tf.add(a, tf.randomNormal([2, 3])),
    (a) => tf.add(a, count++),
    (a) => tf.add(a, Date.now() % 1000),
    (a) => (count++ % 2 ? tf.neg(a) : tf.square(a)),
    (a) => tf.leakyRelu(a, Math.random()),
    (a) => (count++ % 2 ? tf.neg(tf.neg(a)) : tf.neg(a)),
  ];
  for (const report of impure) {
    const refusal = reporting(report);
    await expect(refusal).rejects.toThrow(ImpureFunctionError);
    await expect(refusal).rejects.toThrow(/does not do the same every time: .+ then/);
  }
  const renaming = traced(({ a }) => ({ report: { [`y${count++}`]: a } }));
  await expect(renaming).rejects.toThrow('it returned other tensors');
});

test('refuses held tensors of other shapes and under other paths', async () => {
  const changed = traced(({ a }) => ({ held: { a: tf.reshape(a, [3, 2]) }, report: {} }));
  await expect(changed).rejects.toThrow(ShapeChangedError);
  await expect(changed).rejects.toThrow("'a' is [2, 3], but the function returns [3, 2]");
  const unknown = traced(({ a }) => ({ held: { c: a }, report: {} }));
  await expect(unknown).rejects.toThrow(ShapeChangedError);
  await expect(unknown).rejects.toThrow("'c'");
});

test.each([
  ['a promise', async ({ a }: { a: Tensor }) => ({ report: { a } }), 'asynchronous'],
  ['nothing', () => undefined, 'report is missing'],
  ['a tensor alone', ({ a }: { a: Tensor }) => a, 'report is missing'],
  ['numbers', () => ({ report: { y: 3 } }), 'cannot contain 3'],
  [
    'an array of numbers',
    () => ({ report: { y: new Float32Array(2) } }),
    "'report.y' has to be a tensor",
  ],
  [
    'truth values to be held',
    ({ a }: { a: Tensor }) => ({ held: { a: tf.greater(a, 0) }, report: {} }),
    'Cast them',
  ],
  [
    'a tensor that is gone',
    ({ a }: { a: Tensor }) => {
      const gone = tf.neg(a);
      gone.dispose();
      return { report: { gone } };
    },
    'disposed',
  ],
])('refuses %s as a result', async (_, compute, message) => {
  const refusal = traced(compute as never);
  await expect(refusal).rejects.toThrow(ReturnValueError);
  await expect(refusal).rejects.toThrow(message);
  await tick(); // An unheard rejection would fail the test run here.
});

test('lets errors of the function itself through', async () => {
  const own = new RangeError('its own');
  await expect(
    traced(() => {
      throw own;
    }),
  ).rejects.toBe(own);
});

test.each([
  ['products', (a: Tensor, b: Tensor) => tf.matMul(a as never, b as never), /matMul/],
  ['other products', (a: Tensor) => tf.matMul(a as never, a as never), /matMul/],
  ['sums', (a: Tensor) => tf.add(a, tf.ones([2])), /broadcast/],
  ['reshapes', (a: Tensor) => tf.reshape(a, [7]), /must match/],
  ['joints', (a: Tensor) => tf.concat([a, tf.ones([2, 2])], 0), /concat/i],
  ['stacks', (a: Tensor, b: Tensor) => tf.stack([a, b]), /concat/i],
  ['slices', (a: Tensor) => tf.slice(a, [1, 1], [2, 2]), /slice/],
])('lets TensorFlow.js say that shapes do not fit in %s', async (_, report, message) => {
  const failure = reporting(report as never);
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.not.toThrow(UnsupportedOperationError);
});

test('is not fooled by a function that catches refusals', async () => {
  const refusal = reporting((a) => {
    try {
      return tf.reverse(a);
    } catch {
      return a;
    }
  });
  await expect(refusal).rejects.toThrow(UnsupportedOperationError);
});
