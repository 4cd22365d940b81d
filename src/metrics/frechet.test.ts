import { expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import cases from './fixtures/metrics_points.json';
import otherCases from './fixtures/metrics_points_b.json';
import { frechet } from './frechet.ts';
import { NonFinitePointError, TooFewPointsError } from './points.ts';
import { wasserstein2 } from './wasserstein.ts';

const random = createRandom(1, 'frechet test', 0);
const cloud = (count: number, x = 1, y = 1) =>
  Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? x : y) * random.gaussian());
const translated = (points: Float64Array, x: number, y: number) =>
  points.map((value, i) => value + (i % 2 === 0 ? x : y));

test.each([...cases, ...otherCases])('agrees with the reference on $real against $fake', (one) => {
  const [x, y] = [Float64Array.from(one.x.flat()), Float64Array.from(one.y.flat())];
  expect(frechet(x, y)).toBeCloseTo(one.frechet, 10);
});

test('of a translated sample is the squared length of the shift, as Wasserstein-2 is', () => {
  const x = cloud(200);
  const y = translated(x, 0.3, -0.4);
  expect(frechet(x, y)).toBeCloseTo(0.25, 10);
  expect(wasserstein2(x, y) ** 2).toBeCloseTo(0.25, 10);
});

test('of a sample scaled about its mean is the squared difference of the deviations', () => {
  // Between N(0, σ²I) and N(0, τ²I) it is 2(σ − τ)²: here deviations are those of the sample itself.
  const x = cloud(300);
  const centred = translated(x, -meanOf(x, 0), -meanOf(x, 1));
  const trace = 300 * (centred.reduce((sum, value) => sum + value ** 2, 0) / 300 / 299);
  expect(
    frechet(
      centred,
      centred.map((value) => 1.7 * value),
    ),
  ).toBeCloseTo(0.49 * trace, 10);
});

function meanOf(points: Float64Array, offset: 0 | 1): number {
  return points.filter((_, i) => i % 2 === offset).reduce((sum, v) => sum + v, 0) / 300;
}

test('sees rotated covariances: between axes that are exchanged', () => {
  // tr(S₁ + S₂) − 2 tr (S₁S₂)^½ with S₁ = diag(a, b) and S₂ = diag(b, a) is 2(√a − √b)².
  const cross = Float64Array.of(2, 0, -2, 0, 0, 1, 0, -1);
  const turned = Float64Array.of(0, 2, 0, -2, 1, 0, -1, 0);
  const [a, b] = [8 / 3, 2 / 3];
  expect(frechet(cross, turned)).toBeCloseTo(2 * (Math.sqrt(a) - Math.sqrt(b)) ** 2, 12);
});

test('is 0 between equal samples, also without any width', () => {
  for (const x of [cloud(50), cloud(50, 1, 0), cloud(50, 0, 0)]) {
    expect(frechet(x, x)).toBeGreaterThanOrEqual(0);
    expect(frechet(x, x)).toBeLessThan(1e-12);
  }
  const [line, spot] = [cloud(50, 0, 1), new Float64Array(40).fill(0.5)];
  expect(frechet(line, spot)).toBeCloseTo(frechet(spot, line), 12);
});

test('refuses a sample without a covariance, and points nowhere', () => {
  expect(() => frechet(cloud(1), cloud(4))).toThrow(TooFewPointsError);
  expect(() => frechet(cloud(4), Float64Array.of(0, 0, NaN, 0))).toThrow(NonFinitePointError);
});
