import { expect, test } from 'vitest';
import { interpret } from './interpret.ts';
import { Sketch } from './passes/testing.ts';

const row = (...values: number[]) => Float32Array.from(values);

test('functions broadcast as in NumPy, and round to float32', () => {
  const sketch = new Sketch();
  const sum = sketch.apply('add', sketch.input(2, 1), sketch.input(3));
  const third = sketch.apply('div', sketch.uniform(1), sketch.uniform(3));
  expect(interpret(sketch.graph(sum, third), [row(10, 20), row(1, 2, 3)])).toEqual([
    row(11, 12, 13, 21, 22, 23),
    row(1 / 3),
  ]);
});

test('products with swapped operands, and with one operand for a whole batch', () => {
  const sketch = new Sketch();
  const [a, b] = [sketch.input(2, 3), sketch.input(2, 3)];
  const batch = sketch.reshape(a, [1, 2, 3]);
  const all = [
    sketch.matMul(a, b, false, true),
    sketch.matMul(a, b, true, false),
    sketch.matMul(batch, sketch.reshape(b, [2, 3, 1])),
  ];
  expect(interpret(sketch.graph(...all), [row(1, 2, 3, 4, 5, 6), row(1, 0, 2, 0, 1, 1)])).toEqual([
    row(7, 5, 16, 11),
    row(1, 4, 6, 2, 5, 9, 3, 6, 12),
    row(7, 16, 5, 11),
  ]);
});

test('reductions over any axes, with NaN as Math.max has it', () => {
  const sketch = new Sketch();
  const x = sketch.input(2, 2, 2);
  const most = (...axes: number[]) =>
    sketch.add({ op: 'reduce', reducer: 'maximum', axes, inputs: [x], shape: [2] });
  const outputs = [sketch.sum(x, 0, 2), sketch.sum(x, 1), most(0, 1)];
  expect(interpret(sketch.graph(...outputs), [row(1, 2, 3, 4, 5, 6, 7, NaN)])).toEqual([
    row(14, NaN),
    row(4, 6, 12, NaN),
    row(7, NaN),
  ]);
});

test('elements are moved', () => {
  const sketch = new Sketch();
  const x = sketch.input(2, 3);
  const outputs = [
    sketch.transpose(x, 1, 0),
    sketch.slice(x, [1, 1], [1, 2]),
    sketch.concat(1, x, sketch.slice(x, [0, 2], [2, 1])),
    sketch.reshape(x, [3, 2]),
  ];
  expect(interpret(sketch.graph(...outputs), [row(1, 2, 3, 4, 5, 6)])).toEqual([
    row(1, 4, 2, 5, 3, 6),
    row(5, 6),
    row(1, 2, 3, 3, 4, 5, 6, 6),
    row(1, 2, 3, 4, 5, 6),
  ]);
});

test('an input of another size is an error that says what is needed', () => {
  const sketch = new Sketch();
  const graph = sketch.graph(sketch.input(2, 3));
  expect(() => interpret(graph, [row(1)])).toThrow('Input 0 needs 6 numbers, not 1.');
  expect(() => interpret(graph, [])).toThrow('Input 0 needs 6 numbers, not none.');
});
