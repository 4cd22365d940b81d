import { expect, test } from 'vitest';
import { experiment, momentOf } from '../fixtures/moments.ts';
import { emptyRun } from '../store.ts';
import { lookAt } from './sight.ts';
import { lastPlace, shownPlace, stopBeside, stopsOf } from './stops.ts';

const stops = [0, 100, 200, 300];

function runWith(id: string, ...iterations: readonly number[]) {
  const moments = iterations.map((iteration) => momentOf(iteration));
  const { frame, trainedMs } = moments.at(-1)!;
  return { ...emptyRun(id, experiment), frame, trainedMs, timeline: { moments, deeds: [] } };
}

test('a scrubber stops wherever some run has a moment', () => {
  const runs = [runWith('A', 0, 100, 250), runWith('B', 0, 130, 250)];
  expect(stopsOf(runs, 'iterations')).toEqual([0, 100, 130, 250]);
  expect(stopsOf(runs, 'updates')).toEqual([0, 200, 260, 500]);
});

test('the end is where the runs are, not where they are shown', () => {
  const run = runWith('A', 0, 100, 250);
  const looking = { ...run, ...lookAt(run, run.timeline.moments[1]!) };
  expect(lastPlace([looking], 'iterations')).toBe(250);
  expect(shownPlace([looking], 'iterations')).toBe(100);
});

test('keys go from stop to stop and not beyond', () => {
  expect(stopBeside(stops, 200, 1)).toBe(300);
  expect(stopBeside(stops, 200, -1)).toBe(100);
  expect(stopBeside(stops, 200, 10)).toBe(300);
  expect(stopBeside(stops, 200, -Infinity)).toBe(0);
});

test('from between two stops the one before is one step back', () => {
  expect(stopBeside(stops, 250, -1)).toBe(200);
  expect(stopBeside(stops, 250, 1)).toBe(300);
  expect(stopBeside(stops, 350, -1)).toBe(300);
});

test('without stops there is only the beginning', () => {
  expect(stopBeside([], 5, -1)).toBe(0);
});
