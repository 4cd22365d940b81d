import { expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import cases from './fixtures/metrics_points.json';
import otherCases from './fixtures/metrics_points_b.json';
import { NonFinitePointError, TooFewPointsError } from './points.ts';
import { UnequalSampleSizesError, wasserstein1, wasserstein2 } from './wasserstein.ts';

const random = createRandom(2, 'wasserstein test', 0);
const cloud = (count: number) => Float64Array.from({ length: 2 * count }, () => random.gaussian());
const heights = (count: number) => Float64Array.from({ length: count }, () => random.uniform());
const vertical = (values: Float64Array) => Float64Array.from([...values].flatMap((y) => [0, y]));

test.each([...cases, ...otherCases])('agrees with $real against $fake', (reference) => {
  const x = Float64Array.from(reference.x.flat());
  const y = Float64Array.from(reference.y.flat());
  expect(wasserstein1(x, y) / reference.wasserstein1).toBeCloseTo(1, 10);
  expect(wasserstein2(x, y) / reference.wasserstein2).toBeCloseTo(1, 10);
});

test('of a translated sample is the length of the shift', () => {
  const x = cloud(300);
  const y = x.map((value, i) => value + (i % 2 === 0 ? 0.3 : -0.4));
  expect(wasserstein1(x, y)).toBeCloseTo(0.5, 10);
  expect(wasserstein2(x, y)).toBeCloseTo(0.5, 10);
});

test('of a sample and itself in another order is 0', () => {
  const x = cloud(200);
  const y = Float64Array.from({ length: 400 }, (_, i) => x[398 - i + 2 * (i % 2)]!);
  expect(wasserstein1(x, y)).toBe(0);
  expect(wasserstein2(x, y)).toBe(0);
});

test('of points of a line is the mean difference of the sorted points', () => {
  const [a, b] = [heights(250), heights(250)];
  const [sortedA, sortedB] = [a.toSorted(), b.toSorted()];
  const expected =
    sortedA.reduce((total, value, i) => total + Math.abs(value - sortedB[i]!), 0) / 250;
  expect(wasserstein1(vertical(a), vertical(b))).toBeCloseTo(expected, 10);
});

test('refuses samples that cannot be paired', () => {
  expect(() => wasserstein1(cloud(3), cloud(4))).toThrow(UnequalSampleSizesError);
  expect(() => wasserstein2(cloud(3), cloud(4))).toThrow(/equal size/);
  expect(() => wasserstein1(cloud(1), Float64Array.of(NaN, 0))).toThrow(NonFinitePointError);
  expect(() => wasserstein2(new Float64Array(), new Float64Array())).toThrow(TooFewPointsError);
});

test('of samples of few different points counts how many of each there are', () => {
  // 700 of 1,000 at 0 and the rest at 1, against 200 at 0: half of all have to move by 1.
  const spots = (atOrigin: number) =>
    Float64Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 && i / 2 >= atOrigin ? 1 : 0));
  expect(wasserstein1(spots(700), spots(200))).toBeCloseTo(0.5, 12);
  expect(wasserstein2(spots(700), spots(200))).toBeCloseTo(Math.sqrt(0.5), 12);
});
