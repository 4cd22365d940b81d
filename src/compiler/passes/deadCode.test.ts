import { expect, test } from 'vitest';
import { deadCode } from './deadCode.ts';
import { expectSameOutputs, Sketch } from './testing.ts';

test('what no output needs is left out, unused inputs among it', () => {
  const sketch = new Sketch();
  const [used, unused] = [sketch.input(3), sketch.input(3)];
  sketch.apply('add', used, unused);
  const graph = sketch.graph(sketch.apply('neg', used));
  const after = deadCode(graph);
  expect(after.nodes.map(({ op }) => op)).toEqual(['input', 'map']);
  expectSameOutputs(after, graph);
});
