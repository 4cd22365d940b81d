/** Losses at the optimal critic of two Gaussians, against closed forms. */
import { beforeAll, expect, test } from 'vitest';
import { entry } from '../../gan/catalogue.ts';
import { tidied } from '../../gan/gradients.ts';
import { losses } from '../../gan/losses/registry.ts';
import { useCpu } from '../../gan/testing.ts';
import { jsd } from '../../metrics/divergences.ts';
import { hasOptimum, lossAtOptimum } from './optimum.ts';

beforeAll(useCpu);

/** Between N(0, 1) and N(1, 1): ∫p^α q^(1 − α) = exp(α(α − 1)/2). */
const SHIFT = 1;
const powerIntegral = (alpha: number) => Math.exp((alpha * (alpha - 1) * SHIFT ** 2) / 2);

const WIDTH = 0.004;
const masses = (mean: number) =>
  Float64Array.from({ length: 6000 }, (_, i) => {
    const x = (i - 3000 + 0.5) * WIDTH + SHIFT / 2;
    return (WIDTH * Math.exp(-((x - mean) ** 2) / 2)) / Math.sqrt(2 * Math.PI);
  });
const p = masses(0);
const q = masses(SHIFT);

const integral = (f: (p: number, q: number) => number) =>
  p.reduce((sum, mass, cell) => sum + f(mass, q[cell]!), 0);
/** 2Φ(½) − 1 */
const totalVariation = 0.3829249225480262;
const harmonic = integral((p, q) => (p * q) / (p + q));
const alphaDivergence = (alpha: number) => (powerIntegral(alpha) - 1) / (alpha * (alpha - 1));

/** How far `part` is from the mixture with a share `weight` of p. */
const toMixture = (part: Float64Array, weight: number) =>
  part.reduce(
    (sum, mass, cell) =>
      sum + mass * Math.log(mass / (weight * p[cell]! + (1 - weight) * q[cell]!)),
    0,
  );

const CLOSED_FORMS: Readonly<Record<string, number>> = {
  standard: 2 * Math.LN2 - 2 * jsd(p, q),
  'least-squares': harmonic / 2,
  hinge: 2 * (1 - totalVariation),
  brier: harmonic,
  exponential: 2 * powerIntegral(0.5),
  spherical: -integral(Math.hypot),
  misclassification: 1 - totalVariation,
  'f-kl': -0.5,
  'f-reverse-kl': -0.5,
  'f-pearson': 1 - powerIntegral(2),
  'f-hellinger': 2 * powerIntegral(0.5) - 2,
  'f-jensen-shannon': -2 * jsd(p, q),
  'f-gan': 2 * Math.LN2 - 2 * jsd(p, q),
  'f-neyman': 1 - powerIntegral(-1),
  'f-weighted-jensen-shannon': -(0.3 * toMixture(p, 0.3) + 0.7 * toMixture(q, 0.3)),
  'f-alpha': -alphaDivergence(1.5),
  'custom-f': -1,
};

test('every loss with an optimum is among them', () => {
  const ids = losses.filter(hasOptimum).map(({ id }) => id);
  expect(Object.keys(CLOSED_FORMS).toSorted()).toEqual(ids.toSorted());
});

function atOptimum(id: string, parameters?: Readonly<Record<string, number>>): number {
  const loss = entry(losses, id);
  if (!hasOptimum(loss)) return expect.fail(`${id} states no optimum`);
  return tidied(() => lossAtOptimum(loss, p, q, parameters));
}

test.each(Object.entries(CLOSED_FORMS))('%s', (id, expected) => {
  expect(Math.abs(atOptimum(id) / expected - 1)).toBeLessThan(1e-4);
});

test.each([-1, 0.5, 0.7, 2, 3])('the divergence of order %d', (alpha) => {
  expect(Math.abs(atOptimum('f-alpha', { alpha }) / -alphaDivergence(alpha) - 1)).toBeLessThan(
    1e-4,
  );
});
