/** That the presets can be run as they stand and that their links are the ones the page would write. */
import { describe, expect, test } from 'vitest';
import { presets } from '../experiment/presets.ts';
import { formatExperiment, parseExperiment } from './catalogue.ts';

describe.each(presets)('preset $id', ({ id, hash, watch }) => {
  test('reads without anything being changed or ignored', () => {
    expect(parseExperiment(hash).notices).toEqual([]);
  });

  test('stands in the form in which the address is written', () => {
    expect(formatExperiment(parseExperiment(hash).experiment)).toBe(hash);
  });

  test('is small enough to watch', () => {
    const { experiment } = parseExperiment(hash);
    for (const player of ['generator', 'critic']) {
      expect(experiment[`${player}.width`]).toBeLessThanOrEqual(64);
      expect(experiment[`${player}.depth`]).toBeLessThanOrEqual(3);
    }
  });

  test('has a plain id and says what to watch in whole sentences', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(watch).toMatch(/^[A-Z].*\.$/);
  });
});

test('the first preset is the default experiment', () => {
  expect(presets[0]).toMatchObject({ id: 'wgan-gp-grid', hash: '', shows: 'success' });
});

test('ids, names and experiments are unique', () => {
  for (const key of ['id', 'name', 'hash'] as const) {
    expect(new Set(presets.map((preset) => preset[key])).size).toBe(presets.length);
  }
});

test.each(['success', 'failure'] as const)('at least four show a %s', (shows) => {
  expect(presets.filter((preset) => preset.shows === shows).length).toBeGreaterThanOrEqual(4);
});
