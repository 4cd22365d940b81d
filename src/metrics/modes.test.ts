import { expect, test } from 'vitest';
import type { GaussianComponent } from '../data/distribution.ts';
import { createRandom } from '../data/random.ts';
import cases from './fixtures/metrics_modes.json';
import otherCases from './fixtures/metrics_modes_b.json';
import {
  componentsOf,
  countModes,
  highQualityShare,
  IDEAL_HIGH_QUALITY,
  modesCaptured,
  modeShares,
  modeTotalVariation,
  NoModesError,
  reverseKlOverModes,
} from './modes.ts';

test.each([...cases, ...otherCases])('agree with the reference, case %#', (reference) => {
  const components = reference.centres.map(([x, y], k) => ({
    x: x!,
    y: y!,
    sigma: reference.sigma,
    weight: reference.weights[k]!,
  }));
  const counts = countModes(Float64Array.from(reference.y.flat()), components);
  expect([...counts.histogram]).toEqual(reference.histogram);
  expect(modesCaptured(counts)).toBe(reference.modes);
  expect(highQualityShare(counts)).toBeCloseTo(reference.highQuality, 12);
  expect(reverseKlOverModes(counts, components)).toBeCloseTo(reference.reverseKL, 10);
  expect(modeTotalVariation(counts, components)).toBeCloseTo(reference.modeTV, 10);
});

const pair: GaussianComponent[] = [
  { x: -1, y: 0, sigma: 0.1, weight: 0.25 },
  { x: 1, y: 0, sigma: 0.2, weight: 0.75 },
];

test('a perfect generator has 98.889 % high quality and mode-TV 0.0111', () => {
  const random = createRandom(4, 'modes test', 0);
  const count = 400_000;
  const points = new Float32Array(2 * count);
  for (let i = 0; i < 2 * count; i += 2) {
    const { x, sigma } = pair[i < count / 2 ? 0 : 1]!;
    points[i] = x + sigma * random.gaussian();
    points[i + 1] = sigma * random.gaussian();
  }
  const counts = countModes(points, pair);
  expect(IDEAL_HIGH_QUALITY).toBeCloseTo(0.98889, 5);
  // Four standard errors are 0.0007.
  expect(Math.abs(highQualityShare(counts) - IDEAL_HIGH_QUALITY)).toBeLessThan(0.0007);
  expect(Math.abs(modeTotalVariation(counts, pair) - 0.0111)).toBeLessThan(0.0007);
  expect(reverseKlOverModes(counts, pair)).toBeLessThan(1e-5);
});

test('each mode has its own 3σ, border included', () => {
  const counts = countModes(Float64Array.of(-1, 0.31, 1, 0.31, 1, 3 * 0.2, -1, 3 * 0.1), pair);
  expect([...counts.histogram]).toEqual([1, 2]);
  expect([...modeShares(counts)]).toEqual([0.25, 0.5]);
});

test('a point counts for its nearest mode even within 3σ of another', () => {
  const wide: GaussianComponent[] = [
    { x: 0, y: 0, sigma: 1, weight: 0.5 },
    { x: 1, y: 0, sigma: 0.01, weight: 0.5 },
  ];
  expect([...countModes(Float64Array.of(0.9, 0), wide).histogram]).toEqual([0, 0]);
});

test('a collapsed generator has a reverse KL of − log of its mode’s weight', () => {
  const counts = countModes(
    new Float64Array(200).map((_, i) => (i % 2 === 0 ? -1 : 0)),
    pair,
  );
  expect(modesCaptured(counts)).toBe(1);
  expect(reverseKlOverModes(counts, pair)).toBeCloseTo(Math.log(4), 12);
  expect(modeTotalVariation(counts, pair)).toBeCloseTo(0.75, 12);
});

test('without any high-quality point there is no reverse KL', () => {
  const counts = countModes(Float64Array.of(5, 5, NaN, 0), pair);
  expect(reverseKlOverModes(counts, pair)).toBeUndefined();
  expect(modesCaptured(counts)).toBe(0);
  expect(highQualityShare(counts)).toBe(0);
  expect(modeTotalVariation(counts, pair)).toBe(1);
});

test('a target that is no mixture says so', () => {
  expect(() => componentsOf({ sample: () => new Float32Array() })).toThrow(NoModesError);
});
