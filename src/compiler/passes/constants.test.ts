import { expect, test } from 'vitest';
import { constants } from './constants.ts';
import { deadCode } from './deadCode.ts';
import { count, expectSameOutputs, Sketch } from './testing.ts';

test('what depends on constants alone is computed in advance', () => {
  const sketch = new Sketch();
  const table = sketch.constant([1, 2, 3, 4, 5, 6], [2, 3]);
  const turned = sketch.transpose(table, 1, 0);
  const product = sketch.matMul(table, turned);
  const sums = sketch.sum(sketch.apply('exp', product), 0);
  const graph = sketch.graph(sketch.apply('add', sums, sketch.input(2)));
  const after = deadCode(constants(graph));
  expect([after.nodes.length, count(after, 'constant')]).toEqual([3, 1]);
  expectSameOutputs(after, graph);
});

test('the same number everywhere stays a single number', () => {
  const sketch = new Sketch();
  const ones = sketch.uniform(1, [1000, 1000]);
  const halves = sketch.apply('mul', ones, sketch.constant([0.5, 0.5, 0.5, 0.5], [4, 1, 1]));
  const part = sketch.slice(sketch.reshape(halves, [4000, 1000]), [5, 0], [7, 1000]);
  const after = deadCode(constants(sketch.graph(sketch.transpose(part, 1, 0))));
  expect(after.nodes).toEqual([{ op: 'constant', shape: [1000, 7], values: Float32Array.of(0.5) }]);
});

test('0 and −0 are not the same number', () => {
  const sketch = new Sketch();
  const graph = sketch.graph(sketch.constant([0, -0]));
  expect(constants(graph)).toEqual(graph);
});

test('a large product is left to the program', () => {
  const sketch = new Sketch();
  const [a, b] = [sketch.uniform(1, [200, 200]), sketch.uniform(1, [200, 200])];
  expect(count(constants(sketch.graph(sketch.matMul(a, b))), 'matMul')).toBe(1);
});
