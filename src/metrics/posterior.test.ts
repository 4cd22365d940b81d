import { expect, test } from 'vitest';
import type { GaussianComponent } from '../data/distribution.ts';
import reference from './fixtures/extra.json';
import otherReference from './fixtures/extra_b.json';
import { NonFinitePointError, TooFewPointsError } from './points.ts';
import { posteriorScores } from './posterior.ts';

test.each([reference, otherReference])('agree with the reference, file %#', ({ inception }) => {
  const components = inception.centres.map(([x, y], k) => ({
    x: x!,
    y: y!,
    sigma: inception.sigma,
    weight: inception.weights[k]!,
  }));
  const scores = posteriorScores(Float64Array.from(inception.y.flat()), components);
  expect(scores.inception / inception.inceptionScore).toBeCloseTo(1, 12);
  expect(scores.mode / inception.modeScore).toBeCloseTo(1, 12);
});

const line = (weights: readonly number[], sigma = 0.1): GaussianComponent[] =>
  weights.map((weight, k) => ({ x: 3 * k, y: 0, sigma, weight }));
const atModes = (...counts: number[]) =>
  Float64Array.from(
    counts.flatMap((count, k) =>
      Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 3 * k : 0)),
    ),
  );

test('even shares of modes that are far apart score their number', () => {
  const scores = posteriorScores(atModes(5, 5, 5, 5), line([0.25, 0.25, 0.25, 0.25]));
  expect(scores.inception).toBeCloseTo(4, 12);
  expect(scores.mode).toBeCloseTo(4, 12);
});

test('the mode score asks for the weights, the inception score for equal shares', () => {
  const weights = [0.8, 0.2];
  const right = posteriorScores(atModes(8, 2), line(weights));
  const even = posteriorScores(atModes(5, 5), line(weights));
  const entropy = -0.8 * Math.log(0.8) - 0.2 * Math.log(0.2);
  expect(right.inception).toBeCloseTo(Math.exp(entropy), 12);
  expect(right.mode).toBeCloseTo(Math.exp(entropy), 12);
  expect(even.inception).toBeGreaterThan(right.inception);
  // exp(log 2 − KL(½‖w)) = exp(½ Σ log w + 2 log 2).
  expect(even.mode).toBeCloseTo(4 * Math.sqrt(0.16), 12);
});

test('a collapsed generator has an inception score of 1 and a mode score of its weight', () => {
  const scores = posteriorScores(atModes(0, 9), line([0.7, 0.3]));
  expect(scores.inception).toBeCloseTo(1, 12);
  expect(scores.mode).toBeCloseTo(0.3, 12);
});

test('points that could be of either mode say nothing', () => {
  const between = Float64Array.of(1.5, 2, 1.5, -7);
  expect(posteriorScores(between, line([0.5, 0.5])).inception).toBeCloseTo(1, 12);
});

test('the posterior knows weights and widths', () => {
  // At equal distance d the odds are (w₁/σ₁²) e^(−d²/2σ₁²) to (w₂/σ₂²) e^(−d²/2σ₂²).
  const components: GaussianComponent[] = [
    { x: 0, y: 0, sigma: 1, weight: 0.25 },
    { x: 2, y: 0, sigma: 2, weight: 0.75 },
  ];
  const odds = [0.25 * Math.exp(-1 / 2), (0.75 / 4) * Math.exp(-1 / 8)];
  const first = odds[0]! / (odds[0]! + odds[1]!);
  // A single point is its own mean: no information, and only the mismatch with the weights is left.
  const mismatch = first * Math.log(first / 0.25) + (1 - first) * Math.log((1 - first) / 0.75);
  const scores = posteriorScores(Float64Array.of(1, 0), components);
  expect(scores.inception).toBeCloseTo(1, 14);
  expect(scores.mode).toBeCloseTo(Math.exp(-mismatch), 14);
});

test('stay finite far away from every mode', () => {
  const scores = posteriorScores(Float64Array.of(1e6, 0, -1e6, 0), line([0.5, 0.5], 0.01));
  expect(scores.inception).toBeCloseTo(2, 12);
});

test('refuse an empty sample and points nowhere', () => {
  expect(() => posteriorScores(new Float64Array(), line([1]))).toThrow(TooFewPointsError);
  expect(() => posteriorScores(Float64Array.of(0, NaN), line([1]))).toThrow(NonFinitePointError);
});
