import { expect, test } from 'vitest';
import { parseExperiment, targetOf } from '../../gan/catalogue.ts';
import { summarise } from '../../training/repeats/summary.ts';
import { outcomeWith } from '../../training/repeats/testing.ts';
import { jobsOf, planOf } from './plan.ts';
import {
  beginName,
  describeCounts,
  describeDiverged,
  describeError,
  describeRemaining,
  describeSeeds,
  describeStorage,
  describeSuccess,
  describeUnderWay,
} from './sayings.ts';

const { experiment } = parseExperiment('data=line&seed=4');
const extent = { firstSeed: 4, seeds: 3, iterations: 200 };
const one = planOf([{ id: 'A', experiment }], extent);
const two = planOf([...one.runs, { id: 'B', experiment: { ...experiment, batch: 64 } }], extent);

test('counts and seeds', () => {
  expect(describeCounts({ done: 1, total: 3 }, one)).toBe('1 of 3 seeds done');
  expect(describeCounts({ done: 1, total: 6 }, two)).toBe('1 of 6 seeds in all runs done');
  expect(describeSeeds(one)).toBe('seeds 4 to 6');
  expect(describeSeeds(planOf(one.runs, { ...extent, seeds: 1 }))).toBe('seed 4');
});

test('what is under way, and for how long', () => {
  const [, ofB] = jobsOf(two);
  expect(describeUnderWay({ job: jobsOf(one)[1]!, iteration: 99 }, one)).toBe('seed 5 at 49 %');
  expect(describeUnderWay({ job: ofB!, iteration: 0 }, two)).toBe('seed 4 of B at 0 %');
  expect(describeUnderWay({ job: ofB!, iteration: 200 }, two)).toBe('seed 4 of B being measured');
  expect(describeRemaining(undefined)).toBe('measuring how fast it goes');
  expect(describeRemaining(89.9)).toBe('about 1 min left');
});

test('what begins is called by whether something is done', () => {
  const names = [0, 1, 3].map((done) => beginName({ done, total: 3 }));
  expect(names).toEqual(['Start', 'Resume', 'Start']);
});

test('successes with their interval, and which seeds diverged', () => {
  const outcomes = [
    outcomeWith({ seed: 4, metrics: { jsd: 0.01 } }),
    outcomeWith({ seed: 5, diverged: 1200, iterations: 2000 }),
  ];
  const summary = summarise(outcomes, targetOf(experiment));
  expect(describeSuccess(summary)).toEqual({ share: '1 of 2', interval: '9 to 91 %' });
  expect(describeDiverged(summary)).toBe('seed 5 at iteration 1,200');
  expect(describeSuccess(summarise([], targetOf(experiment)))).toEqual({
    share: '–',
    interval: '',
  });
});

test('an error, and that one seed has none', () => {
  expect(describeError(0.005678)).toBe('± 0.0057');
  expect(describeError(0)).toBe('± 0');
  expect(describeError(null)).toBe('one seed');
});

test('what is kept, and that nothing is', () => {
  const kept = { lasting: true, repeats: 1, seeds: 5 };
  expect(describeStorage(kept)).toMatch(/^5 seeds of 1 repeat kept in this browser/);
  expect(describeStorage({ ...kept, lasting: false })).toMatch(/until the page is closed/);
});
