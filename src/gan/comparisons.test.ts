/** That the ready-made comparisons can be run as they stand and that their links are the ones the page would write. */
import { describe, expect, test } from 'vitest';
import { comparisons } from '../experiment/comparisons.ts';
import { MOST_RUNS } from '../experiment/comparison.ts';
import { differencesAmong, formatComparison, parseComparison } from './catalogue.ts';

/** More would not be seen within a minute or two beside others. */
const WIDEST = 128;

describe.each(comparisons)('comparison $id', ({ id, hash, watch }) => {
  const { comparison, notices } = parseComparison(hash);
  const { experiments } = comparison;

  test('reads without anything being changed or ignored', () => {
    expect(notices).toEqual([]);
  });

  test('stands in the form in which the address is written', () => {
    expect(formatComparison(comparison)).toBe(hash);
  });

  test('has several runs, each different from all others', () => {
    expect(experiments.length).toBeGreaterThanOrEqual(2);
    expect(experiments.length).toBeLessThanOrEqual(MOST_RUNS);
    const written = experiments.map((experiment) => JSON.stringify(Object.entries(experiment)));
    expect(new Set(written).size).toBe(experiments.length);
  });

  test('shares data and seed', () => {
    const differing = differencesAmong(experiments).map(({ field }) => field.key);
    for (const key of differing) expect(key).not.toMatch(/^(data|seed)(\.|$)/);
  });

  test('is small enough to watch', () => {
    for (const experiment of experiments) {
      for (const player of ['generator', 'critic'] as const) {
        expect(experiment[`${player}.width`]).toBeLessThanOrEqual(WIDEST);
        expect(experiment[`${player}.depth`]).toBeLessThanOrEqual(3);
      }
    }
  });

  test('has a plain id and says what to watch in whole sentences', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(watch).toMatch(/^[A-Z].*\.$/);
  });
});

test('ids, names and experiments are unique', () => {
  for (const key of ['id', 'name', 'hash'] as const) {
    expect(new Set(comparisons.map((comparison) => comparison[key])).size).toBe(comparisons.length);
  }
});

describe('what each compares', () => {
  /** The runs of the comparison with this id, by one of their fields. */
  const fieldOf = (id: string, key: string) => {
    const { hash } = comparisons.find((comparison) => comparison.id === id)!;
    return parseComparison(hash).comparison.experiments.map((experiment) => experiment[key]);
  };
  const REMEDIES = ['dynamics', 'stabilisers', 'inference'] as const;

  test.each([
    ['saturating', 'objective', ['minimax', 'non-saturating']],
    ['bounded-slopes', 'lipschitz', ['clip', 'gradient-penalty', 'spectral-norm']],
    ['divergences', 'loss', ['f-kl', 'f-reverse-kl', 'f-jensen-shannon']],
    // The other objective of f-KL descends the reverse KL.
    ['divergences', 'objective', ['minimax', 'minimax', 'minimax']],
    ['instance-noise', 'stabilisers', ['', 'instance-noise']],
    ['r1', 'lipschitz', ['r1', 'none']],
  ])('%s by %s', (id, key, values) => {
    expect(fieldOf(id, key)).toEqual(values);
  });

  test.each([
    ['ring-remedies', 'ring8'],
    ['grid-remedies', 'grid25'],
  ])('%s: every remedy by itself, against none', (id, data) => {
    expect(new Set(fieldOf(id, 'data'))).toEqual(new Set([data]));
    const [dynamics, stabilisers, inference] = REMEDIES.map((key) => fieldOf(id, key));
    const plain = 'gradient';
    expect(dynamics).toEqual([plain, 'unrolled', plain, plain, plain]);
    expect(stabilisers).toEqual(['', '', 'minibatch-discrimination', '', 'pac']);
    expect(inference).toEqual(['none', 'none', 'none', 'veegan', 'none']);
  });
});
