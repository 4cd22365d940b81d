import { describe, expect, test } from 'vitest';
import type { Curve } from './noisyCurve.ts';
import { noisyCurveTarget } from './noisyCurve.ts';

/** A spiral from the origin to radius 2 with mass in proportion to the radius: ends, bends, spread. */
const spiral: Curve = {
  weight: 1,
  x: (s) => 2 * s * Math.cos(20 * s),
  y: (s) => 2 * s * Math.sin(20 * s),
  maximumSpeed: 2 * Math.hypot(1, 20),
  spread: { density: (s) => 2 * s, quantile: Math.sqrt },
};

/** The density by a Simpson rule so fine that its own error is negligible. */
function byBruteForce(curve: Curve, sigma: number, x: number, y: number): number {
  const intervals = 400_000;
  let sum = 0;
  for (let i = 0; i <= intervals; i++) {
    const s = i / intervals;
    const simpson = i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2;
    const squared = (x - curve.x(s)) ** 2 + (y - curve.y(s)) ** 2;
    sum += simpson * (curve.spread?.density(s) ?? 1) * Math.exp(-squared / (2 * sigma ** 2));
  }
  return sum / (3 * intervals) / (2 * Math.PI * sigma ** 2);
}

describe('density of a noisy curve', () => {
  test.each([0.005, 0.03, 0.15])('agrees with brute force for σ = %d', (sigma) => {
    const density = noisyCurveTarget([spiral], sigma).density!;
    const largest = density(spiral.x(0.999), spiral.y(0.999));
    for (const s of [0, 0.02, 0.31, 0.77, 0.995, 1]) {
      for (const offset of [0, 1, 3]) {
        const x = spiral.x(s) + 0.6 * offset * sigma;
        const y = spiral.y(s) - 0.8 * offset * sigma;
        const error = Math.abs(density(x, y) - byBruteForce(spiral, sigma, x, y));
        expect(error / largest).toBeLessThan(1e-8);
      }
    }
  });

  test('is the modified Bessel function for a circle', () => {
    // p = exp(−(r² + R²)/2σ²) I₀(rR/σ²) / 2πσ² with R = 1, σ = 0.5, r = 0.5: I₀(2) = 2.2795853023.
    const circle: Curve = {
      weight: 1,
      x: (s) => Math.cos(2 * Math.PI * s),
      y: (s) => Math.sin(2 * Math.PI * s),
      maximumSpeed: 2 * Math.PI,
    };
    const density = noisyCurveTarget([circle], 0.5).density!;
    const expected = (Math.exp(-2.5) * 2.2795853023360673) / (2 * Math.PI * 0.25);
    expect(density(0.3, 0.4)).toBeCloseTo(expected, 12);
  });

  test('keeps its relative accuracy far from the curve', () => {
    const density = noisyCurveTarget([spiral], 0.15).density!;
    const expected = byBruteForce(spiral, 0.15, 3, 2.5);
    expect(expected).toBeLessThan(1e-15);
    expect(density(3, 2.5) / expected).toBeCloseTo(1, 6);
  });
});
