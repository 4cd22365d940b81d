import { expect, test } from 'vitest';
import { deadCode } from './deadCode.ts';
import { masks } from './masks.ts';
import { expectSameOutputs, Sketch } from './testing.ts';

test.each([
  ['relu', undefined, true],
  ['elu', undefined, true],
  ['leakyRelu', 0.2, true],
  ['leakyRelu', -0.2, false],
  ['tanh', undefined, false],
] as const)('the mask of %s (%s) is taken from its output: %s', (name, parameter, changes) => {
  const sketch = new Sketch();
  const x = sketch.input(9);
  const output =
    parameter === undefined ? sketch.apply(name, x) : sketch.applyWith(name, parameter, x);
  const mask = sketch.applyWith('step', 0.1, x);
  const graph = sketch.graph(output, mask);
  const after = deadCode(masks(graph));
  expect(after.nodes.at(-1)).toMatchObject({ inputs: [changes ? output : x] });
  expectSameOutputs(after, graph);
});
