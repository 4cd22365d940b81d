import { expect, test } from 'vitest';
import { History } from '../../plots/history.ts';
import type { Frame } from '../../training/protocol.ts';
import { curvesTable, metricsTable, samplesTable, type Tabled } from './tables.ts';

function history(...pairs: readonly (readonly [number, number])[]): History {
  const made = new History();
  for (const [iteration, value] of pairs) made.append(iteration, value);
  return made;
}

const run = (id: string): Tabled => ({
  id,
  frame: { generated: Float32Array.of(0.5, -1, 2, 0.25) } as Frame,
  recording: {
    histories: new Map([
      ['criticLoss', history([1, 0.5], [2, NaN])],
      ['updates', history([1, 2])],
      ['jsd', history([1, 0.25])],
      ['estimate', history([1, 0.75])],
    ]),
    markers: [],
  },
  floors: { jsd: { value: 0.125, deviation: 0.01 } },
});

test('samples of one run are two columns, as data are read', () => {
  expect(samplesTable([run('A')])).toBe('x,y\n0.5,-1\n2,0.25\n');
});

test('of several runs the first column says which', () => {
  expect(samplesTable([run('A'), run('B')])).toBe(
    'run,x,y\nA,0.5,-1\nA,2,0.25\nB,0.5,-1\nB,2,0.25\n',
  );
});

test('losses that are not finite are left empty', () => {
  expect(curvesTable([run('A')])).toBe('loss,iteration,value\ncriticLoss,1,0.5\ncriticLoss,2,\n');
});

test('metrics have their floors beside them where they have one', () => {
  expect(metricsTable([run('A')])).toBe(
    'metric,iteration,value,floor\njsd,1,0.25,0.125\nestimate,1,0.75,\n',
  );
});

test('a run without a picture has no samples', () => {
  expect(samplesTable([{ ...run('A'), frame: undefined }])).toBe('x,y\n');
});
