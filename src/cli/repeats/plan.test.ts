import { describe, expect, test } from 'vitest';
import { parseComparison, parseExperiment } from '../../gan/catalogue.ts';
import { outcomeWith } from '../../training/repeats/testing.ts';
import { figuresOf } from '../../training/repeats/seedOutcome.ts';
import { repeatKey } from '../../training/repeats/series.ts';
import { iterationCost } from '../../training/repeats/cost.ts';
import { floorJobs, missingJobs, Outcomes, usable, type RepeatOrder } from './plan.ts';
import type { Asked } from './resultsFile.ts';

const experiment = (text: string) => parseExperiment(text).experiment;
const order = (changes: Partial<RepeatOrder> = {}): RepeatOrder => ({
  experiments: [experiment('data=ring8')],
  seeds: 3,
  iterations: 50,
  ...changes,
});
const seedsOfJobs = (of: RepeatOrder, known = new Outcomes()) =>
  missingJobs(of, known).map((job) => job.experiment.seed);

describe('the plan', () => {
  test('is every seed of every experiment, largest first', () => {
    const { experiments } = parseComparison(
      'data=ring8&critic.width=8;critic.width=64;critic.width=16&dynamics=unrolled',
    ).comparison;
    const jobs = missingJobs(order({ experiments }), new Outcomes());
    expect(jobs.map(({ experiment: { seed } }) => seed)).toHaveLength(9);
    const costs = jobs.map((job) => iterationCost(job.experiment));
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    expect(costs.at(-1)).toBeGreaterThan(0);
    const [first, , , second, , , third] = jobs.map((job) => job.experiment);
    expect(first!['dynamics']).toBe('unrolled');
    expect([second!, third!].map((other) => other['critic.width'])).toEqual([64, 8]);
  });

  test('trains a seed once that two experiments share', () => {
    const experiments = [experiment('data=ring8&seed=1'), experiment('data=ring8&seed=3')];
    expect(seedsOfJobs(order({ experiments }))).toEqual([1, 2, 3, 4, 5]);
  });

  test('passes on which executor was named', () => {
    expect(missingJobs(order({ executor: 'tfjs-cpu' }), new Outcomes())[0]).toMatchObject({
      executor: 'tfjs-cpu',
      iterations: 50,
    });
  });

  test('finds the floors of each target once', () => {
    const experiments = ['data=ring8', 'data=ring8&loss=hinge', 'data=line'].map(experiment);
    const jobs = floorJobs(order({ experiments }));
    const found = jobs.map(({ experiment: { data }, metric }) => `${data} ${metric}`);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(['ring8 jsd', 'ring8 modes', 'line jsd']));
    expect(found).not.toContain('line modes');
  });
});

describe('what was found', () => {
  const key = repeatKey(experiment('data=ring8'), 50);
  const found = (seed: number, asked: Asked = 'fastest', under = key) => ({
    key: under,
    asked,
    figures: figuresOf(outcomeWith({ seed, executor: asked === 'fastest' ? 'wasm' : asked })),
  });
  const left = (changes: Partial<RepeatOrder>, ...all: ReturnType<typeof found>[]) =>
    seedsOfJobs(order(changes), usable(order(changes), all));

  test('is not trained again', () => {
    expect(left({}, found(2))).toEqual([1, 3]);
    expect(left({}, found(1), found(2), found(3))).toEqual([]);
  });

  test('does not count for other iterations, experiments or seeds', () => {
    expect(left({ iterations: 51 }, found(2))).toEqual([1, 2, 3]);
    expect(left({}, found(2, 'fastest', 'other'))).toEqual([1, 2, 3]);
    expect(usable(order(), [found(4)]).count).toBe(0);
  });

  test('counts only for what would train it now', () => {
    expect(left({}, found(2, 'tfjs-cpu'))).toEqual([1, 2, 3]);
    expect(left({ executor: 'tfjs-cpu' }, found(2, 'tfjs-cpu'))).toEqual([1, 3]);
    expect(left({ executor: 'tfjs-cpu' }, found(2))).toEqual([1, 2, 3]);
    expect(left({ executor: 'wasm' }, found(2))).toEqual([1, 3]);
  });
});
