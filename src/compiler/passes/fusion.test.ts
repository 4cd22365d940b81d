import { expect, test } from 'vitest';
import type { Plan } from '../plan.ts';
import { expectPlanned, Sketch } from './testing.ts';

function kinds({ instructions }: Plan): string[] {
  return instructions.map(({ kind }) => kind);
}

test('functions of one another are one instruction, with several results', () => {
  const sketch = new Sketch();
  const [x, y] = [sketch.input(4, 3), sketch.input(4, 3)];
  const sum = sketch.apply('add', x, y);
  const plan = expectPlanned(sketch.example(0, [], sketch.apply('tanh', sum), sum));
  expect(kinds(plan)).toEqual(['map']);
});

test('bias and activation run after the product', () => {
  const sketch = new Sketch();
  const [x, weights, bias] = [sketch.input(5, 3), sketch.input(3, 4), sketch.input(4)];
  const sums = sketch.apply('add', sketch.matMul(x, weights), bias);
  const plan = expectPlanned(sketch.example(0, [], sketch.apply('relu', sums)));
  expect(kinds(plan)).toEqual(['matMul']);
});

test('rows, columns, single numbers and batches are read by strides', () => {
  const sketch = new Sketch();
  const x = sketch.input(2, 3, 4);
  const all = [[4], [3, 1], [2, 1, 1], [], [1, 3, 4]].reduce(
    (sum, shape) => sketch.apply('add', sum, sketch.input(...shape)),
    x,
  );
  expect(kinds(expectPlanned(sketch.example(0, [], all)))).toEqual(['map']);
});

test('transposed and sliced inputs are read by strides', () => {
  const sketch = new Sketch();
  const x = sketch.input(4, 3);
  const turned = sketch.transpose(sketch.slice(x, [1, 0], [3, 3]), 1, 0);
  const sum = sketch.apply('add', turned, sketch.slice(x, [0, 0], [3, 3]));
  expect(kinds(expectPlanned(sketch.example(0, [], sum)))).toEqual(['map']);
});

test('the sum of two products is taken after the second', () => {
  const sketch = new Sketch();
  const [a, b] = [sketch.input(3, 5), sketch.input(5, 3)];
  const sum = sketch.apply('add', sketch.matMul(a, b), sketch.matMul(b, a, true, true));
  expect(kinds(expectPlanned(sketch.example(0, [], sum)))).toEqual(['matMul', 'matMul']);
});

test('what only a reduction reads is computed before it, what it results in after it', () => {
  const sketch = new Sketch();
  const [x, y] = [sketch.input(4, 3), sketch.input(4, 1)];
  const squares = sketch.apply('square', sketch.apply('sub', x, y));
  const norms = sketch.apply('sqrt', sketch.sum(squares, 1));
  const plan = expectPlanned(sketch.example(0, [], norms));
  expect(kinds(plan)).toEqual(['reduce']);
});

test('what others need too is not computed before a reduction', () => {
  const sketch = new Sketch();
  const squares = sketch.apply('square', sketch.input(4, 3));
  const plan = expectPlanned(sketch.example(0, [], sketch.sum(squares, 0), squares));
  expect(kinds(plan)).toEqual(['map', 'reduce']);
});

test('a function that needs a later product does not make the first wait for itself', () => {
  const sketch = new Sketch();
  const x = sketch.input(3, 3);
  const first = sketch.matMul(x, x);
  const shifted = sketch.apply('add', first, x);
  const second = sketch.matMul(shifted, x);
  const both = sketch.apply('mul', sketch.apply('tanh', first), second);
  const plan = expectPlanned(sketch.example(0, [], sketch.apply('sub', both, shifted)));
  expect(kinds(plan)).toEqual(['matMul', 'matMul']);
});

test('an element that needs other elements of the same value waits for all of them', () => {
  const sketch = new Sketch();
  const y = sketch.apply('tanh', sketch.input(3, 3));
  const difference = sketch.apply('sub', y, sketch.transpose(y, 1, 0));
  expect(kinds(expectPlanned(sketch.example(0, [], difference)))).toEqual(['map', 'map']);
});

test('axes of length 1 keep nothing apart', () => {
  const sketch = new Sketch();
  const x = sketch.input(5, 2);
  const norms = sketch.reshape(sketch.sum(x, 1), [5, 1]);
  const plan = expectPlanned(
    sketch.example(0, [], sketch.apply('sqrt', sketch.apply('abs', norms))),
  );
  expect(kinds(plan)).toEqual(['reduce']);
});

test('single numbers are computed together, and not once for each element', () => {
  const sketch = new Sketch();
  const [count, rate, x] = [sketch.input(), sketch.input(), sketch.input(100)];
  const next = sketch.apply('add', count, sketch.uniform(1));
  const power = sketch.apply('pow', sketch.apply('sigmoid', rate), next);
  const scaled = sketch.apply('mul', x, power);
  const plan = expectPlanned(sketch.example(1, [[0, next]], scaled));
  expect(plan.instructions.map((it) => it.kind === 'map' && it.shape)).toEqual([[], [100]]);
});

test('an update of a flat vector with its averages is one instruction', () => {
  const sketch = new Sketch();
  const [weights, average, gradient, rate] = [
    sketch.input(30),
    sketch.input(30),
    sketch.input(30),
    sketch.input(),
  ];
  const nextAverage = sketch.apply(
    'add',
    average,
    sketch.apply('mul', rate, sketch.apply('sub', gradient, average)),
  );
  const next = sketch.apply('sub', weights, sketch.apply('mul', rate, nextAverage));
  const plan = expectPlanned(
    sketch.example(2, [
      [0, next],
      [1, nextAverage],
    ]),
  );
  expect(kinds(plan)).toEqual(['map']);
  expect(plan.scratchSize).toBe(0);
});
