import { expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import cases from './fixtures/metrics_points.json';
import otherCases from './fixtures/metrics_points_b.json';
import { mmdBiased, mmdUnbiased } from './mmd.ts';
import { NonFinitePointError, TooFewPointsError } from './points.ts';

const WIDTHS = [0.1, 0.5, 1];
const random = createRandom(1, 'mmd test', 0);
const cloud = (count: number) => Float64Array.from({ length: 2 * count }, () => random.gaussian());

test.each([...cases, ...otherCases])('agrees with the reference on $real against $fake', (one) => {
  const [x, y] = [Float64Array.from(one.x.flat()), Float64Array.from(one.y.flat())];
  expect(mmdBiased(x, y, one.mmdSigmas)).toBeCloseTo(one.mmd2Biased, 12);
  expect(mmdUnbiased(x, y, one.mmdSigmas)).toBeCloseTo(one.mmd2Unbiased, 12);
});

test('of two points is what the kernel says', () => {
  const kernel = Math.exp(-25 / 2);
  const [x, y] = [Float64Array.of(0, 0), Float64Array.of(3, 4)];
  expect(mmdBiased(x, y, [1])).toBeCloseTo(2 - 2 * kernel, 14);
  expect(mmdBiased(x, x, WIDTHS)).toBe(0);
  const twice = (point: Float64Array) => Float64Array.of(...point, ...point);
  expect(mmdUnbiased(twice(x), twice(y), [1])).toBeCloseTo(2 - 2 * kernel, 14);
});

test('knows no order, no names and no place, and sums over widths', () => {
  const [x, y] = [cloud(40), cloud(60)];
  const reversed = Float64Array.from(x, (_, i) => x[78 - i + 2 * (i % 2)]!);
  const moved = (points: Float64Array) => points.map((v, i) => v + (i % 2 === 0 ? 5 : -3));
  for (const mmd of [mmdBiased, mmdUnbiased]) {
    const value = mmd(x, y, WIDTHS);
    expect(mmd(reversed, y, WIDTHS)).toBeCloseTo(value, 12);
    expect(mmd(y, x, WIDTHS)).toBeCloseTo(value, 12);
    expect(mmd(moved(x), moved(y), WIDTHS)).toBeCloseTo(value, 12);
    const one = WIDTHS.map((width) => mmd(x, y, [width]));
    expect(one.reduce((sum, v) => sum + v)).toBeCloseTo(value, 12);
  }
});

test('reaches its largest value between spots that are far apart', () => {
  const [x, y] = [new Float64Array(20), new Float64Array(20).fill(100)];
  expect(mmdUnbiased(x, y, WIDTHS)).toBeCloseTo(2 * WIDTHS.length, 14);
});

test('is 0 on average between samples of one distribution only without its bias', () => {
  const draws = Array.from({ length: 200 }, () => [cloud(20), cloud(20)] as const);
  const mean = (mmd: typeof mmdBiased) =>
    draws.reduce((total, [x, y]) => total + mmd(x, y, [0.5]), 0) / draws.length;
  // The unbiased one deviates by about 0.03, so its mean by 0.002.
  expect(Math.abs(mean(mmdUnbiased))).toBeLessThan(0.008);
  expect(mean(mmdBiased)).toBeGreaterThan(0.05);
});

test('refuses samples that say nothing', () => {
  expect(() => mmdUnbiased(cloud(1), cloud(5), WIDTHS)).toThrow(TooFewPointsError);
  expect(() => mmdBiased(new Float64Array(), cloud(5), WIDTHS)).toThrow(/1 needed/);
  expect(() => mmdBiased(cloud(2), Float64Array.of(0, 0, 1, NaN), WIDTHS)).toThrow(
    NonFinitePointError,
  );
});
