import { expect, test } from 'vitest';
import { interpret } from '../interpret.ts';
import { algebra } from './algebra.ts';
import { deadCode } from './deadCode.ts';
import { expectSameOutputs, Sketch } from './testing.ts';

/** The graph after the pass, and what is computed in it. */
function simplified(build: (sketch: Sketch, x: number) => number) {
  const sketch = new Sketch();
  const x = sketch.input(3);
  const graph = sketch.graph(build(sketch, x));
  const after = deadCode(algebra(graph));
  expectSameOutputs(after, graph, 1e-6);
  return after.nodes.flatMap((node) => (node.op === 'map' ? [node.function] : []));
}

test('neutral elements vanish, whichever side they are on', () => {
  expect(simplified((to, x) => to.apply('mul', x, to.uniform(1)))).toEqual([]);
  expect(simplified((to, x) => to.apply('mul', to.uniform(1), x))).toEqual([]);
  expect(simplified((to, x) => to.apply('add', to.uniform(0), x))).toEqual([]);
  expect(simplified((to, x) => to.apply('sub', x, to.uniform(0)))).toEqual([]);
  expect(simplified((to, x) => to.apply('div', x, to.uniform(1)))).toEqual([]);
  expect(simplified((to, x) => to.apply('pow', x, to.uniform(1)))).toEqual([]);
});

test('the result keeps its shape when a neutral element is what made it wide', () => {
  expect(simplified((to, x) => to.apply('mul', x, to.uniform(1, [2, 3])))).toEqual(['identity']);
});

test('signs and constant factors are joined', () => {
  expect(simplified((to, x) => to.apply('neg', to.apply('neg', x)))).toEqual([]);
  expect(simplified((to, x) => to.apply('add', x, to.apply('neg', x)))).toEqual(['sub']);
  expect(simplified((to, x) => to.apply('sub', x, to.apply('neg', x)))).toEqual(['add']);
  const scaled = (to: Sketch, x: number) =>
    to.apply('neg', to.apply('mul', to.uniform(0.25), to.apply('div', x, to.uniform(3))));
  expect(simplified(scaled)).toEqual(['mul']);
});

test('powers that are products become products', () => {
  expect(simplified((to, x) => to.apply('mul', x, x))).toEqual(['square']);
  expect(simplified((to, x) => to.apply('pow', x, to.uniform(2)))).toEqual(['square']);
  expect(simplified((to, x) => to.apply('pow', x, to.uniform(-1)))).toEqual(['reciprocal']);
  expect(simplified((to, x) => to.apply('pow', x, to.uniform(3)))).toEqual(['pow']);
});

test('a choice that is known is made', () => {
  const choice = (condition: number) => (to: Sketch, x: number) =>
    to.apply('select', to.uniform(condition), x, to.apply('exp', x));
  expect(simplified(choice(1))).toEqual([]);
  expect(simplified(choice(0))).toEqual(['exp']);
});

test('NaN, infinities and zeros come out as before', () => {
  const sketch = new Sketch();
  const x = sketch.input(6);
  const constant = (value: number) => sketch.uniform(value);
  const graph = sketch.graph(
    sketch.apply('mul', x, constant(0)),
    sketch.apply('sub', x, x),
    sketch.apply('div', x, x),
    sketch.apply('div', x, constant(0)),
    sketch.apply('mul', sketch.apply('mul', x, constant(1e30)), constant(0)),
    sketch.apply('mul', sketch.apply('mul', x, constant(3)), constant(0.5)),
    sketch.apply('square', sketch.apply('neg', x)),
    sketch.apply('pow', x, constant(2)),
    sketch.apply('pow', x, constant(-1)),
  );
  const inputs = [Float32Array.of(NaN, Infinity, -Infinity, 0, -0, 1.5)];
  expect(interpret(algebra(graph), inputs)).toEqual(interpret(graph, inputs));
});
