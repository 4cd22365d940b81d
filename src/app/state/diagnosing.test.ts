import { expect, test } from 'vitest';
import { DiagnosisCadence, VERDICT_PANEL, wantsDiagnosis } from './diagnosing.ts';

test('nobody looks inside while those panels are folded', () => {
  expect(wantsDiagnosis({ unfolded: ['best critic'] })).toBe(false);
  expect(wantsDiagnosis({ unfolded: ['best critic', VERDICT_PANEL] })).toBe(true);
});

test('one look at a time, with a pause after it', () => {
  const cadence = new DiagnosisCadence();
  expect(cadence.due(0)).toBe(true);
  cadence.asked();
  expect(cadence.due(10_000)).toBe(false);
  cadence.came(10_000, 1);
  expect(cadence.due(10_100)).toBe(false);
  expect(cadence.due(10_250)).toBe(true);
});

test('a look that takes long makes for a longer pause', () => {
  const cadence = new DiagnosisCadence();
  cadence.asked();
  cadence.came(1000, 500);
  expect(cadence.due(2900)).toBe(false);
  expect(cadence.due(3000)).toBe(true);
});

test('another course begins with a look', () => {
  const cadence = new DiagnosisCadence();
  cadence.asked();
  cadence.reset();
  expect(cadence.due(0)).toBe(true);
});
