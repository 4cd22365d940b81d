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

test('a difference has the value of every run, and none where a run has no such field', () => {
  expect(differences('loss=squares&loss.target=0.9;batch=16;loss=plain')).toEqual([
    ['loss', ['squares', 'squares', 'plain']],
    ['loss.target', [0.9, 0.9, undefined]],
    ['objective', ['slow', 'slow', 'fast']],
    ['batch', [expect.any(Number), 16, expect.any(Number)]],
  ]);
});
