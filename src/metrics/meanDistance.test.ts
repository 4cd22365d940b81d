import { expect, test } from 'vitest';
import { meanDistance } from './meanDistance.ts';

const first = [0, 0, 3, 4, 1, 1];
const second = [0, 0, 0, 0, 1, 3];

test('is the mean over rows of the distance between rows of the same number', () => {
  expect(meanDistance(first, second, 2)).toBeCloseTo((0 + 5 + 2) / 3, 12);
  expect(meanDistance(first, first, 2)).toBe(0);
  expect(meanDistance([1, 2, 3], [2, 4, 6], 1)).toBeCloseTo(2, 12);
  expect(meanDistance([0, 0, 0], [2, 3, 6], 3)).toBeCloseTo(7, 12);
});

test('shifted, compares each row with another', () => {
  expect(meanDistance(first, first, 2, 1)).toBeCloseTo(
    (5 + Math.hypot(2, 3) + Math.hypot(1, 1)) / 3,
    12,
  );
  expect(meanDistance(first, first, 2, 3)).toBe(0);
});

test('is not a number where a coordinate is none', () => {
  expect(meanDistance([0, NaN], [0, 0], 2)).toBeNaN();
});
