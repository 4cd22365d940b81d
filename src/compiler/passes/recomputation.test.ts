import { expect, test } from 'vitest';
import { deadCode } from './deadCode.ts';
import { recomputation } from './recomputation.ts';
import { count, expectPlanned, expectSameOutputs, Sketch } from './testing.ts';

/** Two layers with rectifiers and their gradients' masks. */
function layers(): { sketch: Sketch; outputs: number[] } {
  const sketch = new Sketch();
  const [x, weights, seed] = [sketch.input(4, 3), sketch.input(3, 3), sketch.input(4, 3)];
  const output = sketch.apply('relu', sketch.matMul(x, weights));
  const mask = sketch.applyWith('step', 0, output);
  const next = sketch.matMul(output, weights);
  const gradient = sketch.apply('mul', sketch.matMul(seed, weights), mask);
  const sums = sketch.sum(sketch.apply('mul', seed, mask), 0);
  return { sketch, outputs: [next, sketch.matMul(gradient, weights), sums] };
}

test('a cheap function of what is in memory is computed for each reader', () => {
  const { sketch, outputs } = layers();
  const graph = sketch.graph(...outputs);
  const after = deadCode(recomputation(graph));
  expect(count(after, 'map')).toBe(count(graph, 'map') + 1);
  expectSameOutputs(after, graph);
});

test('a mask is never stored', () => {
  const { sketch, outputs } = layers();
  const plan = expectPlanned(sketch.example(0, [], ...outputs));
  const first = plan.instructions.find(({ kind }) => kind === 'matMul');
  expect(first).toMatchObject({ after: { stores: [{ place: { memory: 'scratch' } }] } });
});

test('dear functions, results and what products need are computed once', () => {
  const sketch = new Sketch();
  const [x, y] = [sketch.input(3, 3), sketch.input(3, 3)];
  const product = sketch.matMul(x, y);
  const kept = sketch.matMul(product, y);
  const dear = sketch.apply('exp', product);
  const shown = sketch.apply('neg', product);
  const operand = sketch.apply('abs', product);
  const readers = [dear, shown, operand].flatMap((id) => [
    sketch.apply('add', id, x),
    sketch.sum(id, 0),
  ]);
  const graph = sketch.graph(kept, shown, sketch.matMul(operand, y), ...readers);
  expect(deadCode(recomputation(graph)).nodes.length).toBe(graph.nodes.length);
});
