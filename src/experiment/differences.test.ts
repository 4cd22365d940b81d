import { expect, test } from 'vitest';
import { parseComparison } from './comparison.ts';
import { differencesAmong } from './differences.ts';
import { smallWorld } from './fixtures/smallWorld.ts';

const differences = (text: string) =>
  differencesAmong(smallWorld, parseComparison(smallWorld, text).comparison.experiments).map(
    ({ field, values }) => [field.key, values],
  );

test('experiments that are the same differ in nothing', () => {
  expect(differences('loss=squares')).toEqual([]);
  expect(differences('loss=squares;v=1;v=1')).toEqual([]);
});

test('a difference has the field as each run has it', () => {
  const { experiments } = parseComparison(smallWorld, 'loss=plain;loss=squares').comparison;
  const objective = differencesAmong(smallWorld, experiments).find(
    ({ field }) => field.key === 'objective',
  )!;
  const offered = objective.fields.map((field) => field?.kind === 'choice' && field.options.length);
  expect(offered).toEqual([2, 1]);
});

test('a difference has the value of every run, and none where a run has no such field', () => {
  expect(differences('loss=squares&loss.target=0.9;batch=16;loss=plain')).toEqual([
    ['loss', ['squares', 'squares', 'plain']],
    ['loss.target', [0.9, 0.9, undefined]],
    ['objective', ['slow', 'slow', 'fast']],
    ['batch', [expect.any(Number), 16, expect.any(Number)]],
  ]);
});
