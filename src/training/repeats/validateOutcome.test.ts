import { describe, expect, test } from 'vitest';
import { InvalidOutcomeError, validateOutcome } from './validateOutcome.ts';
import { outcomeWith } from './testing.ts';

const written = (outcome: unknown) => JSON.parse(JSON.stringify(outcome)) as unknown;

describe('an outcome', () => {
  test.each([
    ['without modes', outcomeWith()],
    ['with modes', outcomeWith({ modeShares: [0.25, 0, 0.5] })],
    ['that diverged', outcomeWith({ diverged: 7 })],
    ['without any metric', outcomeWith({ metrics: {} })],
  ])('%s is the same after it was written and read', (_, outcome) => {
    expect(validateOutcome(written(outcome))).toEqual(outcome);
  });

  const { seconds: _seconds, ...incomplete } = outcomeWith();
  test.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /object/i],
    ['a text', 'outcome', /object/i],
    ['a list', [outcomeWith()], /./],
    ['another version', { ...outcomeWith(), version: 2 }, /version/],
    ['a part', incomplete, /seconds/],
    ['more than there is', { ...outcomeWith(), weights: [] }, /weights/],
    ['a seed that cannot be', outcomeWith({ seed: -1 }), /seed/],
    ['half a seed', outcomeWith({ seed: 0.5 }), /seed/],
    ['a foreign executor', { ...outcomeWith(), executor: 'abacus' }, /executor/],
    ['a metric that is no number', { ...outcomeWith(), metrics: { jsd: 'low' } }, /metrics\.jsd/],
    ['an infinite metric', outcomeWith({ metrics: { jsd: Infinity } }), /metrics\.jsd/],
    ['a share above 1', outcomeWith({ modeShares: [1.5] }), /modeShares/],
    ['too few samples', outcomeWith({ samples: [1, 2] }), /samples/],
    ['samples after divergence', { ...outcomeWith(), diverged: 3 }, /samples/],
    ['divergence after the end', outcomeWith({ diverged: 101 }), /diverged/],
  ])('is refused when it is %s', (_, record, words) => {
    expect(() => validateOutcome(record)).toThrow(InvalidOutcomeError);
    expect(() => validateOutcome(record)).toThrow(words);
  });
});
