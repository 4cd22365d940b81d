import { expect, test } from 'vitest';
import { deadCode } from './deadCode.ts';
import { products } from './products.ts';
import { count, expectSameOutputs, Sketch } from './testing.ts';

const FLAGS = [
  [false, false],
  [false, true],
  [true, false],
  [true, true],
] as const;

/** Shapes of operands whose inner size is `inner` after the flags. */
function shapes(rows: number, inner: number, columns: number, [left, right]: readonly boolean[]) {
  return [left ? [inner, rows] : [rows, inner], right ? [columns, inner] : [inner, columns]];
}

test.each(FLAGS)('with an inner size of 1 it is elementwise (%s, %s)', (...flags) => {
  const sketch = new Sketch();
  const [a, b] = shapes(3, 1, 4, flags).map((shape) => sketch.input(...shape));
  const graph = sketch.graph(sketch.matMul(a!, b!, ...flags));
  const after = deadCode(products(graph));
  expect(count(after, 'matMul')).toBe(0);
  expectSameOutputs(after, graph);
});

test.each(FLAGS)(
  'an operand that repeats along the inner axis is taken out (%s, %s)',
  (...flags) => {
    for (const side of [0, 1]) {
      const sketch = new Sketch();
      const wide = shapes(3, 5, 4, flags);
      const operands = wide.map((shape, index) => {
        if (index !== side) return sketch.input(...shape);
        return sketch.broadcast(sketch.input(...shape.map((it) => (it === 5 ? 1 : it))), shape);
      });
      const graph = sketch.graph(sketch.matMul(operands[0]!, operands[1]!, ...flags));
      const after = deadCode(products(graph));
      expect([count(after, 'matMul'), count(after, 'reduce')]).toEqual([0, 1]);
      expectSameOutputs(after, graph);
    }
  },
);

test('a constant operand that is one number is taken out, of batches too', () => {
  const sketch = new Sketch();
  const x = sketch.input(2, 3, 5);
  const graph = sketch.graph(
    sketch.matMul(x, sketch.uniform(0.5, [1, 5, 4])),
    sketch.matMul(sketch.uniform(2, [2, 4, 3]), x),
  );
  const after = deadCode(products(graph));
  expect(count(after, 'matMul')).toBe(0);
  expectSameOutputs(after, graph);
});

test('an operand that repeats along another axis stays', () => {
  const sketch = new Sketch();
  const wide = sketch.broadcast(sketch.input(1, 5), [3, 5]);
  const graph = sketch.graph(sketch.matMul(wide, sketch.input(5, 4)));
  expect(count(deadCode(products(graph)), 'matMul')).toBe(1);
});
