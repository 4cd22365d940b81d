import { describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import cases from './fixtures/metrics_points.json';
import otherCases from './fixtures/metrics_points_b.json';
import { expectedCoverage, neighbourhoodScores } from './neighbourhoods.ts';
import { NonFinitePointError, TooFewPointsError } from './points.ts';

const random = createRandom(1, 'neighbourhoods test', 0);
const cloud = (count: number) => Float32Array.from({ length: 2 * count }, () => random.gaussian());

test.each([...cases, ...otherCases])('agree with the reference on $real against $fake', (one) => {
  const [x, y] = [Float64Array.from(one.x.flat()), Float64Array.from(one.y.flat())];
  const { precision, recall, density, coverage } = one;
  const scores = neighbourhoodScores(x, y, one.k);
  expect(scores.precision).toBeCloseTo(precision, 12);
  expect(scores.recall).toBeCloseTo(recall, 12);
  expect(scores.density).toBeCloseTo(density, 12);
  expect(scores.coverage).toBeCloseTo(coverage, 12);
});

test('by hand, with balls to the nearest other', () => {
  // Real points 0, 1 and 4 on a line, with balls of 1, 1 and 3; generated 1.5, 3 and 10 with 1.5, 1.5 and 7.
  const line = (...xs: number[]) => Float64Array.from(xs.flatMap((x) => [x, 0]));
  expect(neighbourhoodScores(line(0, 1, 4), line(1.5, 3, 10), 1)).toEqual({
    precision: 2 / 3,
    recall: 2 / 3,
    // 1.5 is in the balls of 1 and 4, 3 in that of 4, 10 in none.
    density: 3 / 3,
    coverage: 2 / 3,
  });
});

test('a point on the border of a ball is outside', () => {
  const pair = Float64Array.of(0, 0, 1, 0);
  const far = Float64Array.of(0, 1, 1, 1);
  expect(neighbourhoodScores(pair, far, 1)).toEqual({
    precision: 0,
    recall: 0,
    density: 0,
    coverage: 0,
  });
});

describe('real data', () => {
  test('have a density of 1 and the coverage that counting says', () => {
    expect(expectedCoverage(1024, 1024, 5)).toBeCloseTo(0.969, 3);
    expect(expectedCoverage(1e6, 1e6, 3)).toBeCloseTo(0.875, 5);
    const draws = Array.from({ length: 20 }, () => neighbourhoodScores(cloud(512), cloud(512), 5));
    const mean = (score: 'density' | 'coverage') =>
      draws.reduce((sum, scores) => sum + scores[score], 0) / draws.length;
    // Single values deviate by 0.025 and 0.011.
    expect(Math.abs(mean('density') - 1)).toBeLessThan(0.025);
    expect(Math.abs(mean('coverage') - expectedCoverage(512, 512, 5))).toBeLessThan(0.011);
  });

  test('are precise and recalled in full by themselves', () => {
    const x = cloud(100);
    expect(neighbourhoodScores(x, x, 5)).toMatchObject({ precision: 1, recall: 1, coverage: 1 });
  });
});

test('do not change when everything is moved, turned and scaled', () => {
  const [x, y] = [cloud(120), cloud(150)];
  const turned = (points: Float32Array) =>
    Float64Array.from(points, (_, i) =>
      i % 2 === 0 ? 2 * points[i + 1]! + 7 : -2 * points[i - 1]!,
    );
  expect(neighbourhoodScores(turned(x), turned(y), 5)).toEqual(neighbourhoodScores(x, y, 5));
});

test('a collapsed generator is precise, recalls nothing and covers little', () => {
  const x = cloud(200);
  const scores = neighbourhoodScores(
    x,
    Float32Array.from({ length: 400 }, (_, i) => x[i % 2]!),
    5,
  );
  expect(scores.precision).toBe(1);
  expect(scores.recall).toBe(0);
  expect(scores.coverage).toBeLessThan(0.2);
  expect(scores.density).toBeGreaterThan(0);
});

test('refuses samples without so many neighbours, and points nowhere', () => {
  expect(() => neighbourhoodScores(cloud(5), cloud(9), 5)).toThrow(TooFewPointsError);
  expect(() => neighbourhoodScores(cloud(9), cloud(5), 5)).toThrow(/5 given, 6 needed/);
  expect(() => neighbourhoodScores(cloud(2), Float32Array.of(0, 0, NaN, 1), 1)).toThrow(
    NonFinitePointError,
  );
});
