import { expect, test } from 'vitest';
import { metrics } from '../../../metrics/registry.ts';
import { History } from '../../../plots/history.ts';
import { emptyRecording, recordMarker, type Recording } from '../../state/recording.ts';
import { comparedCurves, quantitiesOf } from './comparedCurves.ts';

/** Values every ten iterations, by as many updates and milliseconds of each. */
function recorded(updatesEach: number, msEach: number, values: readonly number[]): Recording {
  const recording = emptyRecording();
  const histories = { jsd: new History(), updates: new History(), time: new History() };
  values.forEach((value, index) => {
    const iteration = 10 * (index + 1);
    histories.jsd.append(iteration, value);
    histories.updates.append(iteration, updatesEach * iteration);
    histories.time.append(iteration, msEach * iteration);
  });
  for (const [id, history] of Object.entries(histories)) recording.histories.set(id, history);
  return recording;
}

const runs = [
  { id: 'A', recording: recorded(4, 100, [0.6, 0.5, 0.4]) },
  {
    id: 'C',
    recording: recordMarker(recorded(2, 300, [0.6, 0.3]), {
      key: 'critic.rate',
      iteration: 10,
      label: 'Critic learning rate 0.1',
    }),
  },
];

test.each([
  ['iterations', [10, 20, 30], [10, 20], 30],
  ['updates', [40, 80, 120], [20, 40], 120],
  ['time', [1, 2, 3], [3, 6], 6],
] as const)('by %s every run lies where it was then', (alignment, first, second, last) => {
  const { series, xDomain, markers } = comparedCurves(runs, 'jsd', alignment);
  expect(series.map(({ x }) => Array.from(x))).toEqual([first, second]);
  expect(Array.from(series[1]!.y)).toEqual([0.6, 0.3]);
  expect(xDomain).toEqual([0, last]);
  expect(markers).toEqual([{ x: second[0], label: 'run C, Critic learning rate 0.1' }]);
});

test('runs go by their letters, in colours and dashes of their own', () => {
  const { series } = comparedCurves(runs, 'jsd', 'iterations');
  expect(series.map(({ name }) => name)).toEqual(['A', 'C']);
  expect(series[0]!.colourRole).not.toBe(series[1]!.colourRole);
  expect(series[0]!.dash).not.toBe(series[1]!.dash);
});

test('what a run has not recorded is an empty line', () => {
  const { series } = comparedCurves(runs, 'criticLoss', 'updates');
  expect(series.map(({ x, y }) => [x.length, y.length])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('every metric and both losses can be chosen', () => {
  const quantities = quantitiesOf(metrics);
  expect(quantities.metrics.map(({ id }) => id)).toEqual(metrics.map(({ id }) => id));
  expect(quantities.losses).toHaveLength(2);
});
