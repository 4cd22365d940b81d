import { expect, test } from 'vitest';
import { deadCode } from './deadCode.ts';
import { joins } from './joins.ts';
import { expectSameOutputs, Sketch } from './testing.ts';

function joined(sketch: Sketch, ...outputs: number[]) {
  const graph = sketch.graph(...outputs);
  const after = deadCode(joins(graph));
  expectSameOutputs(after, graph);
  return after.nodes.flatMap(({ op }) => (op === 'input' ? [] : [op]));
}

test('a slice of a slice is a slice, of everything nothing', () => {
  const sketch = new Sketch();
  const x = sketch.input(6, 4);
  const inner = sketch.slice(sketch.slice(x, [1, 1], [5, 3]), [2, 0], [2, 2]);
  expect(joined(sketch, inner, sketch.slice(x, [0, 0], [6, 4]))).toEqual(['slice']);
});

test('a slice within a part of a concatenation is a slice of the part', () => {
  const sketch = new Sketch();
  const together = sketch.concat(0, sketch.input(2, 3), sketch.input(4, 3));
  const second = sketch.slice(together, [2, 0], [4, 3]);
  const within = sketch.slice(together, [3, 1], [2, 1]);
  expect(joined(sketch, second, within)).toEqual(['slice']);
});

test('a slice across parts stays', () => {
  const sketch = new Sketch();
  const together = sketch.concat(0, sketch.input(2, 3), sketch.input(4, 3));
  expect(joined(sketch, sketch.slice(together, [1, 0], [2, 3]))).toEqual(['concat', 'slice']);
});

test('neighbouring slices put together are what they were taken of', () => {
  const sketch = new Sketch();
  const x = sketch.input(6);
  const parts = [0, 2, 3].map((at, i) => sketch.slice(x, [at], [[2, 1, 3][i]!]));
  expect(joined(sketch, sketch.concat(0, ...parts))).toEqual([]);
});

test('concatenations of concatenations are one', () => {
  const sketch = new Sketch();
  const [a, b] = [sketch.input(2), sketch.input(3)];
  expect(joined(sketch, sketch.concat(0, sketch.concat(0, a, b), a))).toEqual(['concat']);
});

test('sums of gradients of slices, padded with zeros, are a concatenation', () => {
  const sketch = new Sketch();
  const [a, b, c] = [sketch.input(2, 3), sketch.input(1, 3), sketch.input(2, 3)];
  const zeros = (rows: number) => sketch.uniform(0, [rows, 3]);
  const sum = sketch.apply(
    'add',
    sketch.apply('add', sketch.concat(0, a, zeros(3)), sketch.concat(0, zeros(2), b, zeros(2))),
    sketch.concat(0, zeros(3), c),
  );
  expect(joined(sketch, sum)).toEqual(['concat']);
});

test('sums of concatenations that overlap stay', () => {
  const sketch = new Sketch();
  const [a, b] = [sketch.input(3), sketch.input(2)];
  const zero = (count: number) => sketch.uniform(0, [count]);
  const sum = sketch.apply('add', sketch.concat(0, a, zero(1)), sketch.concat(0, zero(2), b));
  expect(joined(sketch, sum)).toContain('map');
});
