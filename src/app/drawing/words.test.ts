import { expect, test } from 'vitest';
import { describeKeeping, describePoints } from './words.ts';

const row = (count: number) =>
  Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? i / 1000 : 0));

test('few places are modes, however many points are in each', () => {
  expect(describePoints([0, 0])).toBe('1 point, 1 mode.');
  expect(describePoints([0, 0, 0, 0, 1, 1])).toBe('3 points, 2 modes.');
  expect(describePoints(row(32))).toBe('32 points, 32 modes.');
  expect(describePoints(row(33))).toBe('33 points, too many to count as modes.');
  expect(describePoints(row(20_000))).toMatch(/^20,000 points.*There can be no more\.$/);
  expect(describePoints([])).toContain('Put at least one');
});

test('it is said whether a link carries them, and what to do where it does not', () => {
  expect(describeKeeping(0, false)).toBeUndefined();
  expect(describeKeeping(1000, false)).toBe('The link carries them.');
  expect(describeKeeping(1001, false)).toContain('this browser keeps them');
  expect(describeKeeping(1001, true)).toContain('as long as it is open');
});
