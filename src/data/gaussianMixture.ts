/**
 * Mixtures of isotropic Gaussians: sampler, exact density, and the placing of modes that several
 * distributions share. Names no distribution and reads no parameters.
 */
import type { GaussianComponent, Target } from './distribution.ts';
import { pointSampler } from './pointSampler.ts';
import { weightedChoice } from './weightedChoice.ts';

/** The mixture of these components; their weights are positive and sum to 1. */
export function mixtureTarget(components: readonly GaussianComponent[]): Target {
  const choose = weightedChoice(components.map((component) => component.weight));
  const logDensity = mixtureLogDensity(components);
  return {
    components,
    sample: pointSampler({ uniforms: 1, gaussians: 2 }, (rows, points, at) => {
      for (let i = 0; i < rows.length; i += 3, at += 2) {
        const { x, y, sigma } = components[choose(rows[i]!)]!;
        points[at] = x + sigma * rows[i + 1]!;
        points[at + 1] = y + sigma * rows[i + 2]!;
      }
    }),
    density: (x, y) => Math.exp(logDensity(x, y)),
  };
}

/**
 * log p of a mixture, by log-sum-exp: finite at any finite point, also where p itself underflows.
 * Convolving p with N(0, h²I) is the same mixture with σ² + h² in place of σ².
 */
export function mixtureLogDensity(
  components: readonly GaussianComponent[],
): (x: number, y: number) => number {
  const centreX = Float64Array.from(components, ({ x }) => x);
  const centreY = Float64Array.from(components, ({ y }) => y);
  const precision = Float64Array.from(components, ({ sigma }) => 1 / sigma ** 2);
  const logPeak = Float64Array.from(components, ({ sigma, weight }) =>
    Math.log(weight / (2 * Math.PI * sigma ** 2)),
  );
  const terms = new Float64Array(components.length);
  return (x, y) => {
    let largest = -Infinity;
    for (let k = 0; k < terms.length; k++) {
      const dx = x - centreX[k]!;
      const dy = y - centreY[k]!;
      const term = logPeak[k]! - 0.5 * precision[k]! * (dx * dx + dy * dy);
      terms[k] = term;
      if (term > largest) largest = term;
    }
    let sum = 0;
    for (let k = 0; k < terms.length; k++) {
      const difference = terms[k]! - largest;
      // e⁻⁴⁰ is below the precision of a sum that contains 1.
      if (difference > -40) sum += Math.exp(difference);
    }
    return largest + Math.log(sum);
  };
}

/** Modes at equal angles on a circle around the origin, the first one on the positive x-axis. */
export function ringComponents(
  radius: number,
  sigma: number,
  weights: readonly number[],
): GaussianComponent[] {
  return weights.map((weight, k) => {
    const angle = (2 * Math.PI * k) / weights.length;
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), sigma, weight };
  });
}

/** `side`² modes of equal weight on a square lattice around the origin, column by column. */
export function gridComponents(side: number, spacing: number, sigma: number): GaussianComponent[] {
  const place = (index: number) => (index - (side - 1) / 2) * spacing;
  return Array.from({ length: side * side }, (_, k) => ({
    x: place(Math.floor(k / side)),
    y: place(k % side),
    sigma,
    weight: 1 / side ** 2,
  }));
}
