import { expect, test } from 'vitest';
import { createRandom, type Random } from '../data/random.ts';
import reference from './fixtures/extra.json';
import otherReference from './fixtures/extra_b.json';
import { kid } from './kid.ts';
import { NonFinitePointError, TooFewPointsError, type Points } from './points.ts';

const cloud = (count: number, random: Random) =>
  Float64Array.from({ length: 2 * count }, () => random.gaussian());

test.each([reference, otherReference])('agrees with the reference, file %#', ({ kid: one }) => {
  const [x, y] = [Float64Array.from(one.x.flat()), Float64Array.from(one.y.flat())];
  expect(kid(x, y) / one.kid).toBeCloseTo(1, 12);
});

/** Pair by pair, as it is defined. */
function byPairs(x: Points, y: Points): number {
  const mean = (a: Points, b: Points) => {
    let [sum, pairs] = [0, 0];
    for (let i = 0; i < a.length; i += 2) {
      for (let j = 0; j < b.length; j += 2) {
        if (a === b && i === j) continue;
        sum += ((a[i]! * b[j]! + a[i + 1]! * b[j + 1]!) / 2 + 1) ** 3;
        pairs++;
      }
    }
    return sum / pairs;
  };
  return mean(x, x) + mean(y, y) - 2 * mean(x, y);
}

test('is the mean over pairs, for samples of any sizes', () => {
  const random = createRandom(1, 'kid test', 0);
  for (const [n, m] of [
    [2, 2],
    [30, 7],
    [5, 90],
  ] as const) {
    const [x, y] = [cloud(n, random), cloud(m, random)];
    expect(kid(x, y)).toBeCloseTo(byPairs(x, y), 10);
    expect(kid(y, x)).toBeCloseTo(kid(x, y), 12);
  }
});

test('is 0 on average between samples of one distribution', () => {
  const values = Array.from({ length: 200 }, (_, draw) => {
    const random = createRandom(2, 'kid test', draw);
    return kid(cloud(50, random), cloud(50, random));
  });
  const mean = values.reduce((sum, value) => sum + value) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  expect(Math.abs(mean)).toBeLessThan((4 * Math.sqrt(squares / 199)) / Math.sqrt(200));
});

test('refuses samples without pairs, and points nowhere', () => {
  const two = Float64Array.of(0, 1, 2, 3);
  expect(() => kid(two, Float64Array.of(1, 1))).toThrow(TooFewPointsError);
  expect(() => kid(Float64Array.of(0, 0, Infinity, 0), two)).toThrow(NonFinitePointError);
});
