import { describe, expect, test } from 'vitest';
import { delaysOf, iterationsOf, SPACINGS } from './schedule.ts';

describe.each(SPACINGS)('%s pictures', (spacing) => {
  test.each([
    [0, 2000, 200],
    [37, 38, 50],
    [0, 1, 2],
    [0, 1_000_000, 3600],
    [999, 1000, 7],
    [250, 700, 451],
  ])('from %d to %d in %d begin and end there and never go back', (from, to, count) => {
    const iterations = iterationsOf({ from, to, spacing }, count);
    expect(iterations).toHaveLength(count);
    expect([iterations[0], iterations.at(-1)]).toEqual([from, to]);
    expect(iterations.every(Number.isInteger)).toBe(true);
    expect(iterations.every((one, index) => index === 0 || one >= iterations[index - 1]!)).toBe(
      true,
    );
  });
});

test('even pictures are as far apart as whole iterations allow', () => {
  expect(iterationsOf({ from: 10, to: 20, spacing: 'even' }, 5)).toEqual([10, 13, 15, 18, 20]);
});

test('logarithmic ones multiply what has passed since the first', () => {
  const iterations = iterationsOf({ from: 0, to: 1023, spacing: 'logarithmic' }, 11);
  expect(iterations).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 1023]);
  const later = iterationsOf({ from: 500, to: 1523, spacing: 'logarithmic' }, 11);
  expect(later.map((one) => one - 500)).toEqual(iterations);
});

test.each([5, 10, 15, 20, 25, 30])('delays at %d a second add up to the length', (rate) => {
  const delays = delaysOf(10 * rate, rate);
  expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(1000);
  expect(Math.max(...delays) - Math.min(...delays)).toBeLessThanOrEqual(1);
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(2);
});
