import { describe, expect, test } from 'vitest';
import { kernelDensity } from './kernelDensity.ts';
import { createRandom } from './random.ts';

/** The estimate by its definition: the mean of all kernels, none cut off. */
function byDefinition(points: Float32Array, bandwidth: number, x: number, y: number): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    sum += Math.exp(-((x - points[i]!) ** 2 + (y - points[i + 1]!) ** 2) / (2 * bandwidth ** 2));
  }
  return sum / (points.length / 2) / (2 * Math.PI * bandwidth ** 2);
}

function normalPoints(count: number): Float32Array {
  const random = createRandom(1, 'kernel density', 0);
  return Float32Array.from({ length: 2 * count }, () => random.gaussian());
}

describe('kernelDensity', () => {
  test.each([0.02, 0.1, 0.5, 3])('is the mean of all kernels for bandwidth %d', (bandwidth) => {
    const points = normalPoints(2_000);
    const density = kernelDensity(points, bandwidth);
    const peak = 1 / (2 * Math.PI * bandwidth ** 2);
    for (const x of [-4.5, -1.3, 0, 0.71, 2.9, 6]) {
      for (const y of [-3.7, -0.4, 0, 1.6, 5]) {
        const error = Math.abs(density(x, y) - byDefinition(points, bandwidth, x, y));
        expect(error / peak).toBeLessThan(4e-6);
      }
    }
  });

  test('approaches the smoothed density of many samples', () => {
    const density = kernelDensity(normalPoints(100_000), 0.2);
    const variance = 1 + 0.2 ** 2;
    for (const [x, y] of [
      [0, 0],
      [1, -1],
      [0.5, 2],
    ] as const) {
      const smoothed = Math.exp(-(x * x + y * y) / (2 * variance)) / (2 * Math.PI * variance);
      expect(Math.abs(density(x, y) / smoothed - 1)).toBeLessThan(0.1);
    }
  });

  test('takes points far apart without a cell for every kernel between them', () => {
    const density = kernelDensity(Float32Array.from([0, 0, 1e7, -1e7]), 0.05);
    const peak = 1 / (2 * Math.PI * 0.05 ** 2);
    expect(density(0, 0)).toBeCloseTo(peak / 2, 6);
    expect(density(1e7, -1e7)).toBeCloseTo(peak / 2, 6);
    expect(density(5e6, -5e6)).toBe(0);
  });

  test('is zero without points', () => {
    expect(kernelDensity(new Float32Array(0), 0.1)(0, 0)).toBe(0);
  });
});
