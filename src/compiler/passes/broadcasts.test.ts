import { expect, test } from 'vitest';
import { sizeOf } from '../graph.ts';
import { broadcasts } from './broadcasts.ts';
import { deadCode } from './deadCode.ts';
import { expectSameOutputs, Sketch } from './testing.ts';

test('a function of inputs that repeat is computed once and repeated', () => {
  const sketch = new Sketch();
  const [scalar, column] = [sketch.input(), sketch.input(4, 1)];
  const wide = sketch.broadcast(scalar, [4, 3]);
  const product = sketch.apply('mul', wide, sketch.broadcast(column, [4, 3]));
  const graph = sketch.graph(product);
  const after = deadCode(broadcasts(graph));
  expect(after.nodes.map(({ shape }) => shape)).toEqual([[], [4, 1], [4, 1], [4, 3]]);
  expectSameOutputs(after, graph);
});

test('constants that are one number are read as one', () => {
  const sketch = new Sketch();
  const graph = sketch.graph(sketch.apply('add', sketch.input(2, 2), sketch.uniform(3, [2, 2])));
  const after = deadCode(broadcasts(graph));
  expect(after.nodes[1]).toMatchObject({ op: 'constant', shape: [] });
  expectSameOutputs(after, graph);
});

test.each(['sum', 'maximum', 'minimum', 'product'] as const)(
  'the %s of repeated elements, along all, some and no axes that repeat',
  (reducer) => {
    for (const axes of [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]) {
      for (const from of [[], [3], [2, 1], [4, 1, 3]]) {
        const sketch = new Sketch();
        const wide = sketch.broadcast(sketch.input(...from), [4, 2, 3]);
        const shape = [4, 2, 3].filter((_, axis) => !axes.includes(axis));
        const graph = sketch.graph(
          sketch.add({ op: 'reduce', reducer, axes, inputs: [wide], shape }),
        );
        expectSameOutputs(deadCode(broadcasts(graph)), graph);
      }
    }
  },
);

test('a sum of a number that repeats is a product', () => {
  const sketch = new Sketch();
  const graph = sketch.graph(sketch.sum(sketch.broadcast(sketch.input(), [8, 8]), 0, 1));
  const after = deadCode(broadcasts(graph));
  expect(after.nodes.every(({ shape }) => sizeOf(shape) === 1)).toBe(true);
  expectSameOutputs(after, graph);
});
