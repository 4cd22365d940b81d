import { describe, expect, test } from 'vitest';
import { changeExperiment, parseExperiment } from '../../gan/catalogue.ts';
import { outcomeWith } from '../../training/repeats/testing.ts';
import { placeOf, planOf } from './plan.ts';
import { countSeeds, outcomesTable, repeatedOf, seedsOfRun } from './results.ts';

const { experiment } = parseExperiment('data=line&seed=4');
const hinge = changeExperiment(experiment, { loss: 'hinge' });
const plan = planOf(
  [
    { id: 'A', experiment },
    { id: 'B', experiment: hinge },
    { id: 'C', experiment },
  ],
  { firstSeed: 4, seeds: 3, iterations: 100 },
);
const [a, b] = [plan.runs[0]!, plan.runs[1]!];
const outcomes = new Map([
  [placeOf(a.key, 6), outcomeWith({ seed: 6, metrics: { jsd: 0.1 } })],
  [placeOf(a.key, 4), outcomeWith({ seed: 4, metrics: { jsd: 0.3 } })],
  [placeOf(b.key, 5), outcomeWith({ seed: 5, diverged: 12 })],
]);

test('what is done is counted once for runs that are alike', () => {
  expect(countSeeds(plan, outcomes)).toEqual({ done: 3, total: 6 });
});

describe('what is done of a run', () => {
  const [first, second, third] = repeatedOf(plan, outcomes, {});

  test('is summarised in the order of the seeds, without pictures', () => {
    expect(first!.seeds.map(({ seed }) => seed)).toEqual([4, 6]);
    expect(first!.summary.metrics['jsd']).toMatchObject({ mean: 0.2, count: 2 });
    expect(first!.seeds[0]).not.toHaveProperty('samples');
    expect(second!.summary.diverged).toEqual([{ seed: 5, iteration: 12 }]);
  });

  test('is that of a run that is alike', () => {
    expect(third!.seeds).toEqual(first!.seeds);
  });

  test('has places for what is to come', () => {
    expect(seedsOfRun(plan, b, outcomes).map(({ outcome }) => outcome?.diverged)).toEqual([
      undefined,
      12,
      undefined,
    ]);
  });
});

test('the table has a line for each seed that is done, and nothing for values there are not', () => {
  const [header, ...rows] = outcomesTable(plan, outcomes).trimEnd().split('\n');
  const columns = header!.split(',');
  const cells = rows.map((row) => row.split(','));
  const column = (name: string) => cells.map((row) => row[columns.indexOf(name)]);
  expect(column('run')).toEqual(['A', 'A', 'B', 'C', 'C']);
  expect(column('seed')).toEqual(['4', '6', '5', '4', '6']);
  expect(column('jsd')).toEqual(['0.3', '0.1', '', '0.3', '0.1']);
  expect(column('diverged')).toEqual(['', '', '12', '', '']);
  expect(cells.every(({ length }) => length === columns.length)).toBe(true);
});
