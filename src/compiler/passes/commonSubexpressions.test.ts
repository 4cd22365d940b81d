import { expect, test } from 'vitest';
import { commonSubexpressions } from './commonSubexpressions.ts';
import { expectSameOutputs, Sketch } from './testing.ts';

test('equal nodes become one, chains of them too', () => {
  const sketch = new Sketch();
  const x = sketch.input(2, 3);
  const once = sketch.sum(sketch.apply('tanh', sketch.apply('mul', x, sketch.uniform(2))), 1);
  const again = sketch.sum(sketch.apply('tanh', sketch.apply('mul', x, sketch.uniform(2))), 1);
  const graph = sketch.graph(once, again);
  const after = commonSubexpressions(graph);
  expect(after.nodes.length).toBe(5);
  expect(after.outputs[0]).toBe(after.outputs[1]);
  expectSameOutputs(after, graph);
});

test('what differs in anything stays apart', () => {
  const sketch = new Sketch();
  const x = sketch.input(3, 3);
  const outputs = [
    sketch.applyWith('leakyRelu', 0.1, x),
    sketch.applyWith('leakyRelu', 0.2, x),
    sketch.matMul(x, x),
    sketch.matMul(x, x, true),
    sketch.sum(x, 0),
    sketch.sum(x, 1),
    sketch.slice(x, [0, 0], [1, 3]),
    sketch.slice(x, [1, 0], [1, 3]),
    sketch.transpose(x, 1, 0),
    sketch.uniform(0),
    sketch.uniform(-0),
    sketch.uniform(0, [1]),
    sketch.constant([1, 2, 3, 4, 5, 6, 7, 8, 9]),
    sketch.constant([1, 2, 3, 4, 5, 6, 7, 8, 10]),
    sketch.concat(0, x, x),
    sketch.concat(1, x, x),
  ];
  const graph = sketch.graph(...outputs);
  expect(commonSubexpressions(graph).nodes.length).toBe(graph.nodes.length);
});
