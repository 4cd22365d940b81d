import { describe, expect, test } from 'vitest';
import { changeExperiment, defaultExperiment, parseExperiment } from '../../gan/catalogue.ts';
import { repeatKey, seedsOf } from './series.ts';

const experiment = parseExperiment('data=ring8&loss=hinge&seed=5').experiment;

describe('the key of a repeat', () => {
  test('is the same for all seeds, and however the object came about', () => {
    const key = repeatKey(experiment, 100);
    expect(key).toMatch(/^[0-9a-f]{16}$/);
    expect(repeatKey(changeExperiment(experiment, { seed: 99 }), 100)).toBe(key);
    const reversed = Object.fromEntries(Object.entries(experiment).toReversed());
    expect(repeatKey(reversed as typeof experiment, 100)).toBe(key);
  });

  test('differs with every other field and with the iterations', () => {
    const keys = Object.entries(defaultExperiment)
      .filter(([field]) => field !== 'seed')
      .map(([field, value]) => {
        const other = typeof value === 'number' ? value + 1 : `${value}x`;
        return repeatKey({ ...defaultExperiment, [field]: other }, 100);
      });
    keys.push(repeatKey(defaultExperiment, 100), repeatKey(defaultExperiment, 101));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the seeds of a repeat', () => {
  test('are the own one and those that follow', () => {
    const seeds = seedsOf(experiment, 3);
    expect(seeds).toEqual([5, 6, 7].map((seed) => ({ ...experiment, seed })));
  });

  test('go on at 0 after the largest, and are all possible', () => {
    const last = changeExperiment(experiment, { seed: 4294967294 });
    expect(seedsOf(last, 4).map(({ seed }) => seed)).toEqual([4294967294, 4294967295, 0, 1]);
  });
});
