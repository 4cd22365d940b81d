import { expect, test } from 'vitest';
import { dumpGraph, dumpPlan } from './dump.ts';
import { planOf } from './passes/planning.ts';
import { Sketch } from './passes/testing.ts';

function example() {
  const sketch = new Sketch();
  const [x, weights] = [sketch.input(4, 2), sketch.input(3, 2)];
  const product = sketch.matMul(x, weights, false, true);
  const shown = sketch.applyWith('leakyRelu', 0.2, sketch.slice(product, [1, 0], [2, 3]));
  return sketch.example(1, [[0, sketch.apply('add', x, sketch.uniform(1))]], sketch.sum(shown, 0));
}

test('a graph has a line for each node, and one of its outputs', () => {
  expect(dumpGraph(example().graph)).toBe(`%0 = input[4,2] #0
%1 = input[3,2] #1
%2 = matMul[4,3] %0, %1, right transposed
%3 = slice[2,3] %2, from 1 0
%4 = leakyRelu[2,3] %3, 0.2
%5 = constant[] 1
%6 = add[4,2] %0, %5
%7 = reduce[3] %4, sum over 0
→ %6, %7
`);
});

test('a plan has its slots, sizes and instructions with their bodies', () => {
  const { graph, signature, updates } = example();
  expect(dumpPlan(planOf(graph, signature, updates))).toBe(`held0: held0[4,2] (updated)
fed0: fed0[3,2]
report0: report0[3]
3 instructions, scratch 16, constants 0
0: matMul [4,2]×[2,3] held0+0 × fed0+0ᵀ
    v0 = result
    scratch+0(0,3,1) ← v0
1: sum[3] over [2] of b1
    b0 = scratch+3(1,3)
    b1 = leakyRelu b0, 0.2
    v0 = result
    report0+0(1) ← v0
2: map[8]
    v0 = held0+0(1)
    v1 = 1
    v2 = add v0, v1
    held0+0(1) ← v2
`);
});
