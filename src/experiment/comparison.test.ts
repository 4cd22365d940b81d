import { describe, expect, test } from 'vitest';
import { changeExperiment, parseExperiment } from './codec.ts';
import {
  ALIGNMENTS,
  changesBetween,
  formatComparison,
  MOST_RUNS,
  parseComparison,
} from './comparison.ts';
import { smallWorld } from './fixtures/smallWorld.ts';

const read = (text: string) => parseComparison(smallWorld, text);
const experimentsIn = (text: string) => read(text).comparison.experiments;
const single = (text: string) => parseExperiment(smallWorld, text).experiment;

describe('reading', () => {
  test('one experiment is a comparison of one', () => {
    expect(read('#data=grid&loss=squares')).toEqual({
      comparison: { experiments: [single('data=grid&loss=squares')], alignment: 'iterations' },
      notices: [],
    });
  });

  test('each part says what differs from the first run, not from the one before', () => {
    const [first, second, third] = experimentsIn('data=grid&seed=3;loss=squares;batch=16');
    expect(second).toEqual({ ...single('data=grid&seed=3&loss=squares') });
    expect(third).toEqual({ ...first, batch: 16 });
  });

  test('an empty part, or one with the version alone, is the same experiment again', () => {
    const [first, second, third] = experimentsIn('batch=16;;v=1');
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  test('what a choice brings along starts at its default and can be set', () => {
    const [, second, third] = experimentsIn(
      'lipschitz=penalty&lipschitz.weight=0.3;lipschitz=none;lipschitz.weight=0.4',
    );
    expect(second).not.toHaveProperty('lipschitz.weight');
    expect(third).toMatchObject({ lipschitz: 'penalty', 'lipschitz.weight': 0.4 });
  });

  test('the alignment is a part of its own', () => {
    expect(read(';batch=16;align=time').comparison).toMatchObject({ alignment: 'time' });
    const { comparison, notices } = read(';batch=16;align=luck');
    expect(comparison.alignment).toBe('iterations');
    expect(notices).toEqual([
      {
        key: 'align',
        value: 'luck',
        allowed: `one of ${ALIGNMENTS.join(', ')}`,
        used: 'iterations',
      },
    ]);
  });

  test('data and seed are those of the first run, and another one is reported', () => {
    const { comparison, notices } = read('data=grid&seed=3;data=ring&seed=3&batch=16;seed=4');
    for (const { data, seed } of comparison.experiments)
      expect({ data, seed }).toEqual({ data: 'grid', seed: 3 });
    expect(notices.map(({ key, value, used }) => [key, value, used])).toEqual([
      ['data', 'ring', 'grid'],
      ['seed', '4', 3],
    ]);
  });

  test('what cannot be used in a part is reported as in an experiment', () => {
    const { comparison, notices } = read('loss=squares;batch=many&colour=red&loss=nonsense');
    expect(comparison.experiments[1]).toMatchObject({
      batch: single('').batch,
      loss: single('').loss,
    });
    expect(notices.map(({ key }) => key).toSorted()).toEqual(['batch', 'colour', 'loss']);
  });

  test('separators may be written otherwise', () => {
    expect(experimentsIn('batch=16%3Bloss=squares%3bv=1')).toEqual(
      experimentsIn('batch=16;loss=squares;v=1'),
    );
  });

  test('runs beyond the most are reported', () => {
    const { comparison, notices } = read(
      Array(MOST_RUNS + 2)
        .fill('batch=16')
        .join(';'),
    );
    expect(comparison.experiments).toHaveLength(MOST_RUNS);
    expect(notices).toEqual([
      { key: 'runs', value: '8', allowed: `at most ${MOST_RUNS}`, used: MOST_RUNS },
    ]);
  });
});

describe('writing', () => {
  test('one run is written as an experiment', () => {
    const experiments = [single('data=grid&loss=squares')] as const;
    expect(formatComparison(smallWorld, { experiments, alignment: 'time' })).toBe(
      'v=1&data=grid&loss=squares',
    );
  });

  test('several are the first and what the others do otherwise', () => {
    const text = 'v=1&data=grid&seed=3;loss=squares;batch=16;v=1;align=updates';
    expect(formatComparison(smallWorld, read(text).comparison)).toBe(text);
  });

  test('never ends in a separator', () => {
    const experiments = [single(''), single('')] as const;
    expect(formatComparison(smallWorld, { experiments, alignment: 'iterations' })).toBe(';v=1');
  });
});

test('changes lead from any experiment to any other', () => {
  const texts = [
    '',
    'loss=squares&loss.target=0.9',
    'lipschitz=penalty&lipschitz.weight=0.7&dynamics=agreed',
    'loss=alone',
    'stabilisers=pairs,blur&pairs.size=3&blur.reach=0.2',
    'stabilisers=crowd&inference=translation&source=grid&source.sigma=0.4',
    'critic.width=20&generator.steps=2&critic.optimizer=steady',
  ];
  for (const from of texts.map(single)) {
    for (const to of texts.map(single)) {
      const changes = changesBetween(smallWorld, from, to);
      expect(changeExperiment(smallWorld, from, changes)).toEqual(to);
      const comparison = { experiments: [from, to] as const, alignment: 'iterations' as const };
      expect(parseComparison(smallWorld, formatComparison(smallWorld, comparison))).toEqual({
        comparison,
        notices: [],
      });
    }
  }
});
