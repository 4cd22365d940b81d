import { expect, test } from 'vitest';
import type { Evaluation } from '../../../metrics/evaluate.ts';
import { metrics } from '../../../metrics/registry.ts';
import { History } from '../../../plots/history.ts';
import { emptyRecording } from '../../state/recording.ts';
import { measuredPlaces, metricRows, type MeasuredRun } from './metricRows.ts';

const jsd = metrics.filter(({ id }) => id === 'jsd');

function run(
  readings: Evaluation['readings'],
  takenAt: Readonly<Record<string, number>>,
  changes: Partial<MeasuredRun> = {},
): MeasuredRun {
  return {
    phase: 'ready',
    measured: {
      iteration: 900,
      evaluation: { readings },
      takenAt,
      slopes: new Float32Array(),
      largestSlope: 1,
    },
    floors: {},
    recording: emptyRecording(),
    ...changes,
  };
}

test('a value stands with the place at which it was taken, not with that of the latest measurement', () => {
  const [row] = metricRows(jsd, [run({ jsd: { value: 0.2 } }, { jsd: 700 })], 'iterations');
  expect(row!.scores).toEqual([{ value: 0.2, place: 700, over: false }]);
});

test('a floor that one run knows is that of all', () => {
  const floor = { value: 0.01, deviation: 0.001 };
  const [row] = metricRows(
    jsd,
    [
      run({ jsd: { value: 0.2 } }, { jsd: 900 }),
      run({ jsd: { value: 0.1 } }, { jsd: 900 }, { floors: { jsd: floor } }),
    ],
    'iterations',
  );
  expect(row!.floor).toBe(floor);
  expect(row!.standing).toEqual({ kind: 'best', index: 1 });
});

test('no value is no value: not yet, or for a reason', () => {
  const [row] = metricRows(
    jsd,
    [
      run({ jsd: { value: undefined, reason: 'Nothing is near.' } }, { jsd: 900 }),
      run({}, {}),
      run({}, {}, { measured: undefined, phase: 'failed' }),
    ],
    'iterations',
  );
  expect(row!.scores).toEqual([
    { value: undefined, reason: 'Nothing is near.', place: 900, over: false },
    { value: undefined, place: undefined, over: false },
    { value: undefined, place: undefined, over: true },
  ]);
  expect(row!.standing).toEqual({ kind: 'unmeasured' });
});

test('runs that were not measured, or that stopped, are nowhere', () => {
  const runs = [
    run({}, {}),
    run({}, {}, { measured: undefined }),
    run({}, {}, { phase: 'failed' }),
  ];
  expect(measuredPlaces(runs, 'iterations')).toEqual([900, undefined, undefined]);
});

test('a value says how far those before it scattered, once there are enough', () => {
  const measuredAs = (...values: readonly number[]) => {
    const recording = emptyRecording();
    const history = new History();
    values.forEach((value, index) => history.append(100 * (index + 1), value));
    recording.histories.set('jsd', history);
    return run({ jsd: { value: values.at(-1) } }, { jsd: 100 * values.length }, { recording });
  };
  const [row] = metricRows(jsd, [measuredAs(3, 4, 3, 4), measuredAs(3, 4, 3)], 'iterations');
  expect(row!.scores[0]!.scatter).toBeCloseTo(Math.SQRT1_2, 12);
  expect(row!.scores[1]).not.toHaveProperty('scatter');
});
