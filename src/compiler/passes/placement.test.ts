import { expect, test } from 'vitest';
import type { Access, Plan } from '../plan.ts';
import { expectPlanned, Sketch } from './testing.ts';

function storesOf({ instructions }: Plan): readonly Access[] {
  return instructions.flatMap((it) => (it.kind === 'map' ? it.body : it.after).stores);
}

function memoriesOf(plan: Plan): string[] {
  return storesOf(plan).map(({ place }) => `${place.memory} ${place.index}`);
}

test('what replaces a held tensor element by element is made in its place', () => {
  const sketch = new Sketch();
  const [x, y] = [sketch.input(8), sketch.input(8)];
  const plan = expectPlanned(sketch.example(1, [[0, sketch.apply('add', x, y)]]));
  expect(memoriesOf(plan)).toEqual(['held 0']);
});

test('a chain of updates stays in the place of the held tensor', () => {
  const sketch = new Sketch();
  const [x, rate] = [sketch.input(6), sketch.input()];
  let current = x;
  for (let step = 0; step < 5; step++) {
    const square = sketch.reshape(current, [2, 3]);
    const gradient = sketch.reshape(
      sketch.matMul(sketch.matMul(square, square, false, true), square),
      [6],
    );
    current = sketch.apply(
      'sub',
      current,
      sketch.apply('mul', rate, sketch.apply('tanh', gradient)),
    );
  }
  const plan = expectPlanned(sketch.example(1, [[0, current]]));
  expect(memoriesOf(plan).filter((memory) => memory === 'held 0').length).toBe(5);
});

test('who reads a held tensor goes before it is replaced', () => {
  const sketch = new Sketch();
  const [x, y] = [sketch.input(4, 4), sketch.input(4, 4)];
  const next = sketch.apply('add', x, y);
  const plan = expectPlanned(sketch.example(1, [[0, next]], sketch.matMul(x, y)));
  expect(memoriesOf(plan).toSorted()).toEqual(['held 0', 'report 0']);
});

test('a product of a held tensor cannot be made in its place and is copied there', () => {
  const sketch = new Sketch();
  const x = sketch.input(4, 4);
  const plan = expectPlanned(sketch.example(1, [[0, sketch.matMul(x, x)]]));
  expect(memoriesOf(plan)).toEqual(['scratch 0', 'held 0']);
});

test('a transposed held tensor cannot either', () => {
  const sketch = new Sketch();
  const plan = expectPlanned(sketch.example(1, [[0, sketch.transpose(sketch.input(4, 4), 1, 0)]]));
  expect(memoriesOf(plan)).toEqual(['scratch 0', 'held 0']);
});

test('two held tensors are swapped, three rotated', () => {
  const sketch = new Sketch();
  const [a, b, c, d, e] = [0, 1, 2, 3, 4].map(() => sketch.input(3)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  expectPlanned(
    sketch.example(5, [
      [0, b],
      [1, a],
      [2, d],
      [3, e],
      [4, c],
    ]),
  );
});

test('one held tensor keeps what another was', () => {
  const sketch = new Sketch();
  const [current, previous] = [sketch.input(5), sketch.input(5)];
  const next = sketch.apply('add', current, previous);
  expectPlanned(
    sketch.example(2, [
      [0, next],
      [1, current],
    ]),
  );
});

test('a held tensor handed back as it came in is not touched', () => {
  const sketch = new Sketch();
  const x = sketch.input(5);
  const plan = expectPlanned(sketch.example(1, [[0, x]], sketch.apply('neg', x)));
  expect(plan.updated).toEqual([]);
});

test('inputs, constants and the same value twice can be results', () => {
  const sketch = new Sketch();
  const [held, other, fed] = [sketch.input(4), sketch.input(4), sketch.input(4)];
  const constant = sketch.constant([1, 2, 3, 4]);
  const sum = sketch.apply('add', held, fed);
  expectPlanned(
    sketch.example(
      2,
      [
        [0, sum],
        [1, sum],
      ],
      held,
      other,
      fed,
      constant,
      sum,
      sum,
      sketch.uniform(2, [3]),
    ),
  );
});

test('a value that is reported and read on is stored twice: reports are only written', () => {
  const sketch = new Sketch();
  const product = sketch.matMul(sketch.input(3, 3), sketch.input(3, 3));
  const plan = expectPlanned(sketch.example(0, [], product, sketch.sum(product, 0)));
  expect(memoriesOf(plan).slice(0, 2).toSorted()).toEqual(['report 0', 'scratch 0']);
});

test('parts of a concatenation are written where they go', () => {
  const sketch = new Sketch();
  const [a, b, c] = [sketch.input(2, 3), sketch.input(3, 4), sketch.input(12)];
  const parts = [
    sketch.reshape(sketch.matMul(a, b), [8]),
    sketch.apply('tanh', c),
    sketch.sum(b, 0),
  ];
  const together = sketch.concat(0, ...parts);
  const plan = expectPlanned(sketch.example(0, [], sketch.apply('exp', together)));
  expect(plan.instructions.map(({ kind }) => kind).toSorted()).toEqual([
    'map',
    'map',
    'matMul',
    'reduce',
  ]);
});

test('columns put side by side are written by strides', () => {
  const sketch = new Sketch();
  const [a, b] = [sketch.input(3, 2), sketch.input(3, 4)];
  const together = sketch.concat(1, sketch.apply('neg', a), b);
  const plan = expectPlanned(sketch.example(0, [], together));
  expect(plan.instructions.length).toBe(2);
});

test('one part in two concatenations, and read besides', () => {
  const sketch = new Sketch();
  const [x, y] = [sketch.input(2, 3), sketch.input(1, 3)];
  const part = sketch.apply('tanh', x);
  const outer = sketch.concat(0, part, y);
  const inner = sketch.concat(1, part, part);
  expectPlanned(sketch.example(0, [], outer, inner, sketch.matMul(part, outer, false, true)));
});

test('slices of a flat vector are operands where they lie', () => {
  const sketch = new Sketch();
  const [flat, x] = [sketch.input(20), sketch.input(5, 3)];
  const weights = sketch.reshape(sketch.slice(flat, [2], [12]), [3, 4]);
  const plan = expectPlanned(sketch.example(1, [], sketch.matMul(x, weights)));
  expect(plan.instructions).toMatchObject([
    {
      kind: 'matMul',
      right: { place: { memory: 'held', index: 0, offset: 2 }, transposed: false },
    },
  ]);
});

test('columns of a matrix are copied before they are an operand', () => {
  const sketch = new Sketch();
  const columns = sketch.slice(sketch.input(4, 6), [0, 1], [4, 3]);
  const plan = expectPlanned(sketch.example(0, [], sketch.matMul(columns, sketch.input(3, 2))));
  expect(plan.instructions.map(({ kind }) => kind)).toEqual(['map', 'matMul']);
});

test('the elements of a transpose in their new order are copied', () => {
  const sketch = new Sketch();
  const flat = sketch.reshape(sketch.transpose(sketch.input(3, 4), 1, 0), [12]);
  expectPlanned(sketch.example(0, [], sketch.apply('mul', flat, sketch.input(12))));
});

test('scratch is used again', () => {
  const sketch = new Sketch();
  const weights = sketch.input(16, 16);
  let x = sketch.input(16, 16);
  for (let layer = 0; layer < 10; layer++) x = sketch.apply('tanh', sketch.matMul(x, weights));
  const plan = expectPlanned(sketch.example(0, [], x));
  expect(plan.scratchSize).toBe(2 * 256);
});

test('constants are there in full for products, and literals elsewhere', () => {
  const sketch = new Sketch();
  const x = sketch.input(2, 3);
  const product = sketch.matMul(x, sketch.uniform(2, [3, 2]));
  const plan = expectPlanned(
    sketch.example(0, [], sketch.apply('mul', product, sketch.uniform(3))),
  );
  expect(plan.constants).toEqual([new Float32Array(6).fill(2)]);
});
