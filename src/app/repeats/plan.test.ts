import { describe, expect, test } from 'vitest';
import { changeExperiment, parseExperiment } from '../../gan/catalogue.ts';
import { identityOf, jobsOf, planOf, seedNumbers, suggestedIterations } from './plan.ts';

const { experiment } = parseExperiment('data=ring8&seed=4294967294');
const hinge = changeExperiment(experiment, { loss: 'hinge' });
const runs = [
  { id: 'A', experiment },
  { id: 'C', experiment: hinge },
];
const extent = { firstSeed: experiment.seed, seeds: 3, iterations: 100 };

test('seeds follow each other, and after the largest comes 0', () => {
  expect(seedNumbers(planOf(runs, extent))).toEqual([4294967294, 4294967295, 0]);
  expect(seedNumbers(planOf(runs, { ...extent, firstSeed: 7 }))).toEqual([7, 8, 9]);
});

describe('jobs', () => {
  test('take all runs of one seed before the next seed', () => {
    const jobs = jobsOf(planOf(runs, { ...extent, firstSeed: 7, seeds: 2 }));
    expect(jobs.map(({ run, seed }) => `${run.id}${seed}`)).toEqual(['A7', 'C7', 'A8', 'C8']);
    expect(jobs[3]).toMatchObject({ iterations: 100, experiment: { ...hinge, seed: 8 } });
  });

  test('are done once for runs that are alike, for the first of them', () => {
    const alike = [...runs, { id: 'D', experiment: { ...experiment } }];
    const jobs = jobsOf(planOf(alike, { ...extent, seeds: 2 }));
    expect(jobs.map(({ run: { id } }) => id)).toEqual(['A', 'C', 'A', 'C']);
  });
});

test('the same runs from another seed are the same repeat, others are not', () => {
  const seeded = runs.map((run) => ({ experiment: { ...run.experiment, seed: 3 } }));
  expect(identityOf(seeded)).toBe(identityOf(runs));
  expect(identityOf(runs.toReversed())).not.toBe(identityOf(runs));
  expect(identityOf(runs.slice(1))).not.toBe(identityOf(runs));
});

test.each([
  [0, 1000],
  [3, 3],
  [3417, 3000],
  [96_000, 100_000],
  [7_654_321, 1_000_000],
])('after %i iterations, %i are suggested', (iteration, suggested) => {
  expect(suggestedIterations(iteration)).toBe(suggested);
});
