import { expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { birthdayBatch, supportEstimate } from './birthday.ts';
import { NonFinitePointError, TooFewPointsError } from './points.ts';

/** `count` draws from `values` equally likely places, one data unit apart. */
function draws(count: number, values: number, draw: number): Float64Array {
  const random = createRandom(1, 'birthday test', draw);
  return Float64Array.from({ length: 2 * count }, (_, i) =>
    i % 2 === 0 ? random.integer(values) : 0,
  );
}

/** The smallest batch in which two of `values` equally likely ones agree with probability ½. */
function exactBatch(values: number): number {
  let apart = 1;
  let batch = 1;
  while (apart > 0.5) apart *= 1 - batch++ / values;
  return batch;
}

test('of days of the year is 23, give or take one', () => {
  expect(exactBatch(365)).toBe(23);
  for (const [values, slack] of [
    [365, 1],
    [40, 1],
    [3000, 4],
  ] as const) {
    for (let draw = 0; draw < 3; draw++) {
      const batch = birthdayBatch(draws(10_000, values, draw), 0.5)!;
      expect(Math.abs(batch - exactBatch(values))).toBeLessThanOrEqual(slack);
    }
  }
});

test('the support estimate turns a batch into the number of values', () => {
  for (const values of [365, 3000, 50_000]) {
    expect(supportEstimate(exactBatch(values)) / values).toBeGreaterThan(0.95);
    expect(supportEstimate(exactBatch(values)) / values).toBeLessThan(1.06);
  }
  expect(supportEstimate(2)).toBeCloseTo(4 / (2 * Math.log(2)), 12);
});

test('of one spot is 2', () => {
  expect(birthdayBatch(new Float32Array(2000).fill(0.3), 0.01)).toBe(2);
});

test('is undefined where all points are apart, and closer means strictly', () => {
  const lattice = Float64Array.from({ length: 200 }, (_, i) =>
    i % 2 === 0 ? (i / 2) % 10 : Math.floor(i / 20),
  );
  expect(birthdayBatch(lattice, 1)).toBeUndefined();
  expect(birthdayBatch(lattice, 1.0001)).toBeLessThan(30);
});

test('sees pairs across borders of squares and at any distance from the origin', () => {
  for (const shift of [0, -1e-9, 1e4, -1e8]) {
    const points = Float64Array.of(shift - 0.004, 0.004, shift + 0.004, -0.004);
    expect(birthdayBatch(points, 0.012)).toBe(2);
    expect(birthdayBatch(points, 0.011)).toBeUndefined();
  }
});

test('finds the same as looking at every pair', () => {
  const random = createRandom(2, 'birthday test', 0);
  for (let trial = 0; trial < 40; trial++) {
    const points = Float64Array.from({ length: 60 }, () => random.gaussian());
    const radius = 0.02 + 0.1 * random.uniform();
    let close = false;
    for (let i = 0; i < 60; i += 2) {
      for (let j = 0; j < i; j += 2) {
        const distance = Math.hypot(points[i]! - points[j]!, points[i + 1]! - points[j + 1]!);
        close ||= distance < radius;
      }
    }
    expect(birthdayBatch(points, radius) !== undefined).toBe(close);
  }
});

test('is the same on every call', () => {
  const points = draws(2000, 100, 7);
  expect(birthdayBatch(points, 0.5)).toBe(birthdayBatch(points, 0.5));
});

test('refuses samples without pairs, and points nowhere', () => {
  expect(() => birthdayBatch(Float64Array.of(0, 0), 1)).toThrow(TooFewPointsError);
  expect(() => birthdayBatch(Float64Array.of(0, 0, NaN, 0), 1)).toThrow(NonFinitePointError);
});
