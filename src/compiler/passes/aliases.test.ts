import { expect, test } from 'vitest';
import { aliases } from './aliases.ts';
import { deadCode } from './deadCode.ts';
import { count, expectSameOutputs, Sketch } from './testing.ts';

test('reshapes of reshapes are one, those to the same shape none', () => {
  const sketch = new Sketch();
  const x = sketch.input(2, 3);
  const there = sketch.reshape(x, [6]);
  const back = sketch.reshape(there, [2, 3]);
  const graph = sketch.graph(sketch.apply('neg', back), sketch.reshape(back, [3, 2]));
  const after = deadCode(aliases(graph));
  expect(count(after, 'reshape')).toBe(1);
  expectSameOutputs(after, graph);
});

test('a reshape to another shape stays, because broadcasting reads it', () => {
  const sketch = new Sketch();
  const [x, wide] = [sketch.input(3), sketch.input(3, 3)];
  const column = sketch.reshape(x, [3, 1]);
  const graph = sketch.graph(sketch.apply('add', wide, column), sketch.apply('add', wide, x));
  const after = deadCode(aliases(graph));
  expect(count(after, 'reshape')).toBe(1);
  expectSameOutputs(after, graph);
});

test('an identity is its input; one that repeats is read through by functions only', () => {
  const sketch = new Sketch();
  const x = sketch.input(3);
  const same = sketch.apply('identity', x);
  const wide = sketch.broadcast(same, [2, 3]);
  const graph = sketch.graph(sketch.apply('neg', wide), sketch.matMul(wide, sketch.input(3, 2)));
  const after = deadCode(aliases(graph));
  expect(after.nodes.filter((node) => node.op === 'map').map((node) => node.inputs)).toEqual([
    [0],
    [0],
  ]);
  expectSameOutputs(after, graph);
});

test('reducing single elements is a reshape', () => {
  const sketch = new Sketch();
  const graph = sketch.graph(sketch.sum(sketch.input(2, 1, 3), 1));
  const after = aliases(graph);
  expect([count(after, 'reduce'), count(after, 'reshape')]).toEqual([0, 1]);
  expectSameOutputs(after, graph);
});
