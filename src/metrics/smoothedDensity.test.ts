import { expect, test } from 'vitest';
import type { GaussianComponent, Target } from '../data/distribution.ts';
import { createRandom } from '../data/random.ts';
import { errorFunction } from './normal.ts';
import { smoothedMixture, smoothedPoints, smoothedTarget, type Grid } from './smoothedDensity.ts';

const CELLS = 192 * 192;
const sum = (cells: Float64Array) => cells.reduce((total, p) => total + p, 0);
const largestDifference = (a: Float64Array, b: Float64Array) =>
  a.reduce((largest, p, i) => Math.max(largest, Math.abs(p - b[i]!)), 0);

test('the mass of any point set is 1', () => {
  const random = createRandom(3, 'smoothing test', 0);
  const points = Float32Array.from({ length: 4000 }, () => 2 * random.gaussian());
  const cells = smoothedPoints(points, 0.05);
  expect(cells.length).toBe(CELLS + 1);
  expect(sum(cells)).toBeCloseTo(1, 12);
  expect(cells.every((p) => p >= 0)).toBe(true);
});

test('one point is the same as a component of no width of its own', () => {
  for (const [x, y] of [
    [0.1234, -1.77],
    [2.99, 0],
    [-3.02, -2.95],
    [0, 0],
  ] as const) {
    const point = smoothedPoints(Float64Array.of(x, y), 0.05);
    const component = smoothedMixture([{ x, y, sigma: 0, weight: 1 }], 0.05);
    expect(largestDifference(point, component)).toBeLessThan(2e-9);
  }
});

test('smoothing adds variances', () => {
  const centre = { x: 0.4, y: -0.3, weight: 1 };
  const smoothed = smoothedMixture([{ ...centre, sigma: 0.3 }], 0.4);
  expect(largestDifference(smoothed, smoothedMixture([{ ...centre, sigma: 0.5 }], 0))).toBeLessThan(
    1e-15,
  );
});

test('a mixture has mass 1 and keeps its far tails', () => {
  const component = { x: 0, y: 0, sigma: 0.3, weight: 1 };
  const cells = smoothedMixture([component], 0);
  expect(sum(cells)).toBeCloseTo(1, 13);
  // 4 (1 − Φ(10)), from tables.
  expect(cells[CELLS]! / (4 * 7.619853024160527e-24)).toBeCloseTo(1, 10);
  expect(cells.every((p) => p > 0)).toBe(true);
});

test('a cell holds the integral of the density over it', () => {
  const grid: Grid = { extent: 1, size: 2 };
  const cells = smoothedMixture([{ x: 0, y: 0, sigma: 1, weight: 1 }], 0, grid);
  const quarter = (errorFunction(Math.SQRT1_2) / 2) ** 2;
  for (const p of cells.subarray(0, 4)) expect(p).toBeCloseTo(quarter, 14);
  expect(cells[4]).toBeCloseTo(1 - 4 * quarter, 14);
});

test('rows follow y and columns follow x', () => {
  const grid: Grid = { extent: 1, size: 2 };
  const cells = smoothedPoints(Float64Array.of(0.5, -0.5), 0.01, grid);
  expect([...cells]).toEqual([0, 1, 0, 0, 0]);
});

test('what lies outside is counted outside', () => {
  const half = smoothedPoints(Float64Array.of(0, 0, 10, 0, 0, -50, 1, 1), 0.05);
  expect(half[CELLS]).toBeCloseTo(0.5, 9);
  const onTheEdge = smoothedPoints(Float64Array.of(3, 0), 0.05);
  expect(onTheEdge[CELLS]).toBeCloseTo(0.5, 9);
  const notFinite = smoothedPoints(Float64Array.of(NaN, 0, Infinity, 1, 0, -Infinity, 0, 0), 0.05);
  expect(notFinite[CELLS]).toBeCloseTo(0.75, 9);
  expect(smoothedPoints(Float64Array.of(0, 0), 0.05)[CELLS]).toBe(0);
});

test('a target without components is smoothed from its samples', () => {
  const components: GaussianComponent[] = [
    { x: 1, y: 0, sigma: 0.2, weight: 0.25 },
    { x: -1, y: 0.5, sigma: 0.3, weight: 0.75 },
  ];
  const sampled: Target = {
    sample(count, random) {
      const points = new Float32Array(2 * count);
      for (let i = 0; i < 2 * count; i += 2) {
        const { x, y, sigma } = components[random.uniform() < 0.25 ? 0 : 1]!;
        points[i] = x + sigma * random.gaussian();
        points[i + 1] = y + sigma * random.gaussian();
      }
      return points;
    },
  };
  const exact = smoothedTarget({ ...sampled, components });
  const estimated = smoothedTarget(sampled);
  // Four standard errors of the largest cell at 10⁶ samples, before smoothing lowers them.
  const bound = 4 * Math.sqrt(Math.max(...exact) / 1e6);
  expect(largestDifference(exact, estimated)).toBeLessThan(bound);
}, 60_000);
