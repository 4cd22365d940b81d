import { expect, test } from 'vitest';
import { deadCode } from './deadCode.ts';
import { count, expectSameOutputs, Sketch } from './testing.ts';
import { transposes } from './transposes.ts';

test.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])('swapped operands become flags (%s, %s)', (left, right) => {
  const sketch = new Sketch();
  const [a, b] = [sketch.input(3, 3), sketch.input(3, 3)];
  const product = sketch.matMul(sketch.transpose(a, 1, 0), sketch.transpose(b, 1, 0), left, right);
  const graph = sketch.graph(product);
  const after = deadCode(transposes(graph));
  expect(after.nodes.at(-1)).toMatchObject({ transposeLeft: !left, transposeRight: !right });
  expect(count(after, 'transpose')).toBe(0);
  expectSameOutputs(after, graph);
});

test('only the last two axes go into flags', () => {
  const sketch = new Sketch();
  const [a, b] = [sketch.input(2, 3, 4), sketch.input(4, 3, 2)];
  const swapped = sketch.matMul(sketch.transpose(a, 0, 2, 1), a);
  const turned = sketch.matMul(a, sketch.transpose(b, 2, 0, 1));
  const graph = sketch.graph(swapped, turned);
  const after = deadCode(transposes(graph));
  expect(count(after, 'transpose')).toBe(1);
  expectSameOutputs(after, graph);
});

test('transposes that follow one another are one or none', () => {
  const sketch = new Sketch();
  const x = sketch.input(2, 3, 4);
  const back = sketch.transpose(sketch.transpose(x, 1, 2, 0), 2, 0, 1);
  const turned = sketch.transpose(sketch.transpose(x, 1, 2, 0), 1, 2, 0);
  const graph = sketch.graph(sketch.apply('neg', back), turned);
  const after = deadCode(transposes(graph));
  expect(count(after, 'transpose')).toBe(1);
  expectSameOutputs(after, graph);
});

test('moving axes of length 1 is a reshape', () => {
  const sketch = new Sketch();
  const graph = sketch.graph(sketch.transpose(sketch.input(3, 1, 2), 1, 0, 2));
  const after = transposes(graph);
  expect([count(after, 'transpose'), count(after, 'reshape')]).toEqual([0, 1]);
  expectSameOutputs(after, graph);
});
