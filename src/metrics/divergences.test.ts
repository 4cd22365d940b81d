import { expect, test } from 'vitest';
import {
  jsd,
  kl,
  pearson,
  reverseKl,
  squaredHellinger,
  totalVariation,
  UnequalCellsError,
} from './divergences.ts';
import oneReference from './fixtures/divergences.json';
import otherReference from './fixtures/divergences_b.json';
import { smoothedMixture, smoothedPoints } from './smoothedDensity.ts';

const references = [oneReference, otherReference];

test.each(references)('agree with the reference on a ring against a Gaussian', (reference) => {
  const grid = { extent: 6, size: 1024 };
  const ring = Array.from({ length: reference.p.modes }, (_, k) => {
    const angle = (2 * Math.PI * k) / reference.p.modes;
    return {
      x: reference.p.radius * Math.cos(angle),
      y: reference.p.radius * Math.sin(angle),
      sigma: reference.p.sigma,
      weight: 1 / reference.p.modes,
    };
  });
  const [x, y] = reference.q.mean as [number, number];
  const p = smoothedMixture(ring, 0, grid);
  const q = smoothedMixture([{ x, y, sigma: reference.q.sigma, weight: 1 }], 0, grid);

  const ratios = [
    kl(p, q).value / reference.kl,
    reverseKl(p, q).value / reference.reverseKL,
    jsd(p, q) / reference.jsd,
    pearson(p, q).value / reference.pearson,
    squaredHellinger(p, q) / reference.squaredHellinger,
    totalVariation(p, q) / reference.totalVariation,
  ];
  for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(3e-4);
  expect(kl(p, q).reliable && reverseKl(p, q).reliable).toBe(true);
});

test('have their closed forms on two cells', () => {
  const p = Float64Array.of(0.5, 0.5);
  const q = Float64Array.of(0.25, 0.75);
  expect(kl(p, q).value).toBeCloseTo(0.5 * Math.log(2) + 0.5 * Math.log(2 / 3), 14);
  expect(reverseKl(p, q).value).toBeCloseTo(0.25 * Math.log(0.5) + 0.75 * Math.log(1.5), 14);
  expect(pearson(p, q).value).toBeCloseTo(0.0625 / 0.25 + 0.0625 / 0.75, 14);
  expect(totalVariation(p, q)).toBeCloseTo(0.25, 14);
  expect(squaredHellinger(p, q)).toBeCloseTo(2 - 2 * (Math.sqrt(0.125) + Math.sqrt(0.375)), 14);
  const m = Float64Array.of(0.375, 0.625);
  expect(jsd(p, q)).toBeCloseTo((kl(p, m).value + kl(q, m).value) / 2, 14);
});

test('the JSD keeps its precision between distributions that are nearly equal', () => {
  const p = Float64Array.of(0.5 + 1e-9, 0.5 - 1e-9);
  const q = Float64Array.of(0.5 - 1e-9, 0.5 + 1e-9);
  // To leading order Σ (p − q)²/8m.
  expect(jsd(p, q) / 1e-18 / 2).toBeCloseTo(1, 6);
});

test('are 0 between equal distributions', () => {
  const p = smoothedMixture([{ x: 0.3, y: 0.1, sigma: 0.2, weight: 1 }], 0.05);
  for (const value of [
    kl(p, p).value,
    reverseKl(p, p).value,
    pearson(p, p).value,
    jsd(p, p),
    squaredHellinger(p, p),
    totalVariation(p, p),
  ]) {
    expect(value).toBe(0);
  }
});

test('reach their largest values between disjoint distributions', () => {
  const p = smoothedPoints(Float64Array.of(-2, 0), 0.05);
  const q = smoothedPoints(Float64Array.of(2, 0), 0.05);
  expect(jsd(p, q)).toBeCloseTo(Math.log(2), 12);
  expect(squaredHellinger(p, q)).toBeCloseTo(2, 12);
  expect(totalVariation(p, q)).toBeCloseTo(1, 12);
});

test('are infinite and unreliable when q is empty where p is not', () => {
  const p = Float64Array.of(0.5, 0.5, 0);
  const q = Float64Array.of(1, 0, 0);
  expect(kl(p, q)).toEqual({ value: Infinity, reliable: false, missed: 0.5 });
  expect(pearson(p, q)).toEqual({ value: Infinity, reliable: false, missed: 0.5 });
  expect(reverseKl(p, q)).toEqual({ value: Math.log(2), reliable: true, missed: 0 });
  expect(reverseKl(q, p).reliable).toBe(false);
});

test('do not take a vanishing tail of p for mass', () => {
  const p = Float64Array.of(1, 1e-40);
  expect(kl(p, Float64Array.of(1, 0))).toEqual({ value: 0, reliable: true, missed: 1e-40 });
});

test('stay finite where probabilities are hardly representable', () => {
  for (const tiny of [1e-17, 1e-300, 5e-324]) {
    const p = Float64Array.of(1 - tiny, tiny);
    const q = Float64Array.of(tiny, 1 - tiny);
    expect(kl(p, q).value).toBeCloseTo(-Math.log(tiny), 9);
    expect(jsd(p, q)).toBeCloseTo(Math.log(2), 12);
  }
});

test('with emptiness of samples, pass by what is as good as empty', () => {
  const p = Float64Array.of(0.9, 0.05, 0.05);
  const q = Float64Array.of(0.999, 0, 0.001);
  const sampled = { below: 0.002, tolerated: 0.2 };
  expect(kl(p, q)).toMatchObject({ reliable: false, missed: 0.05 });
  const { value, reliable, missed } = kl(p, q, sampled);
  expect(reliable).toBe(true);
  expect(missed).toBeCloseTo(0.1, 14);
  expect(value).toBeCloseTo(0.9 * Math.log(0.9 / 0.999), 14);
  expect(pearson(p, q, { ...sampled, tolerated: 0.09 }).value).toBe(Infinity);
  expect(reverseKl(q, p, sampled)).toEqual(kl(p, q, sampled));
});

test.each([kl, reverseKl, pearson, jsd, squaredHellinger, totalVariation])(
  'refuse distributions on different cells: $name',
  (divergence) => {
    const [two, three] = [Float64Array.of(0.5, 0.5), Float64Array.of(0.5, 0.25, 0.25)];
    expect(() => divergence(two, three)).toThrow(UnequalCellsError);
    expect(() => divergence(three, two)).toThrow(/3 and 2|2 and 3/);
  },
);
