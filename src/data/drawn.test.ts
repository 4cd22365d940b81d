import { describe, expect, test } from 'vitest';
import type { Target } from './distribution.ts';
import { drawn, MOST_MODES } from './drawn.ts';
import { mixtureTarget } from './gaussianMixture.ts';
import { PointsTextError, writePointsText } from './pointsText.ts';
import { createRandom } from './random.ts';

const targetOf = (points: ArrayLike<number>, sigma = 0.05): Target =>
  drawn.create({ sigma }, { points: writePointsText(points) });

/** Different points on a spiral, in thousandths. */
function spiral(count: number): number[] {
  return Array.from({ length: count }, (_, k) => {
    const [radius, angle] = [0.3 + (1.6 * k) / count, (12 * k) / count];
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  })
    .flat()
    .map((coordinate) => Math.round(1_000 * coordinate) / 1_000);
}

/** The mixture of equal Gaussians around all points, term by term. */
function byDefinition(points: readonly number[], sigma: number): Target {
  return mixtureTarget(
    Array.from({ length: points.length / 2 }, (_, k) => ({
      x: points[2 * k]!,
      y: points[2 * k + 1]!,
      sigma,
      weight: 2 / points.length,
    })),
  );
}

test('the default is a heart: 24 modes, the same on both sides', () => {
  const { components } = drawn.create({});
  expect(components).toHaveLength(24);
  const places = new Set(components!.map(({ x, y }) => `${x} ${y}`));
  for (const { x, y } of components!) expect(places).toContain(`${x === 0 ? 0 : -x} ${y}`);
});

describe('modes', () => {
  test('are the points, in their order, with the width that is chosen', () => {
    expect(targetOf([1, 2, -1, 0.5], 0.1).components).toEqual([
      { x: 1, y: 2, sigma: 0.1, weight: 0.5 },
      { x: -1, y: 0.5, sigma: 0.1, weight: 0.5 },
    ]);
  });

  test('of equal points are one, with more weight', () => {
    expect(targetOf([1, 2, 0, 0, 1, 2, 1.0001, 2]).components).toEqual([
      { x: 1, y: 2, sigma: 0.05, weight: 0.75 },
      { x: 0, y: 0, sigma: 0.05, weight: 0.25 },
    ]);
  });

  test('are counted only up to some', () => {
    const most = spiral(MOST_MODES);
    expect(targetOf([...most, ...most, ...most]).components).toHaveLength(MOST_MODES);
    expect(targetOf(spiral(MOST_MODES + 1)).components).toBeUndefined();
  });
});

test.each([0.005, 0.05, 0.3])('many points have the density of their mixture: σ = %d', (sigma) => {
  const points = spiral(700);
  const target = targetOf(points, sigma);
  const exact = byDefinition(points, sigma);
  const peak = 1 / (2 * Math.PI * sigma ** 2);
  const places = exact.sample(300, createRandom(1, 'density', 0));
  for (let i = 0; i < places.length; i += 2) {
    // Among the points, beside them and far away.
    for (const factor of [1, 1.1, 3]) {
      const [x, y] = [factor * places[i]!, factor * places[i + 1]!];
      expect(Math.abs(target.density!(x, y) - exact.density!(x, y))).toBeLessThan(1e-14 * peak);
    }
  }
});

test('a broken text is refused by name', () => {
  expect(() => drawn.create({}, { points: 'broken' })).toThrow(PointsTextError);
});
