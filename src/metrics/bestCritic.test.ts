import { describe, expect, test } from 'vitest';
import type { GaussianComponent } from '../data/distribution.ts';
import { createRandom } from '../data/random.ts';
import {
  compareCritics,
  COMPARISON_GRID,
  FEWEST_SAMPLES,
  LARGEST_LOG_RATIO,
  type OptimumTheory,
} from './bestCritic.ts';
import { MEASUREMENT_SIZE } from './metric.ts';
import { smoothedMixture, smoothedPoints, SMOOTHING_WIDTH } from './smoothedDensity.ts';

const { size, low, high } = COMPARISON_GRID;
const target: GaussianComponent[] = [
  { x: -0.4, y: 0.2, sigma: 0.5, weight: 0.7 },
  { x: 1, y: -0.5, sigma: 0.3, weight: 0.3 },
];
const generator: GaussianComponent = { x: 0.1, y: 0, sigma: 0.6, weight: 1 };

const exact = {
  target: smoothedMixture(target, SMOOTHING_WIDTH),
  generated: smoothedMixture([generator], SMOOTHING_WIDTH),
};

function sampled(draw: number): Float32Array {
  const random = createRandom(4, 'best critic test', draw);
  return Float32Array.from(
    { length: 2 * MEASUREMENT_SIZE.generated },
    (_, i) => (i % 2 === 0 ? generator.x : generator.y) + generator.sigma * random.gaussian(),
  );
}

/** The density of a mixture convolved with the kernel, from the formula. */
function densityAt(components: readonly GaussianComponent[], x: number, y: number): number {
  return components.reduce((sum, one) => {
    const variance = one.sigma ** 2 + SMOOTHING_WIDTH ** 2;
    const distance = (x - one.x) ** 2 + (y - one.y) ** 2;
    return sum + (one.weight * Math.exp(-distance / (2 * variance))) / (2 * Math.PI * variance);
  }, 0);
}

/** Scores of the critic that knows both densities, from the formula. */
function scoresOf({ scoreAt }: OptimumTheory): Float32Array {
  const cell = (high - low) / size;
  return Float32Array.from({ length: size ** 2 }, (_, index) => {
    const x = low + ((index % size) + 0.5) * cell;
    const y = low + (Math.floor(index / size) + 0.5) * cell;
    return scoreAt(densityAt(target, x, y), densityAt([generator], x, y));
  });
}

const logRatio: OptimumTheory = {
  scoreAt: (p, q) => Math.log(p / q),
  ratioAt: Math.exp,
  unique: true,
};
const share: OptimumTheory = {
  scoreAt: (p, q) => p / (p + q),
  ratioAt: (score) => score / (1 - score),
  unique: true,
};
const ratio: OptimumTheory = {
  scoreAt: (p, q) => 2 * (p / q - 1),
  ratioAt: (score) => Math.max(0, 1 + score / 2),
  unique: true,
};
const larger: OptimumTheory = { scoreAt: (p, q) => Math.sign(p - q), unique: true };

describe.each([
  ['log p/q', logRatio],
  ['p/(p + q)', share],
  ['2(p/q − 1)', ratio],
])('for a loss whose best score is %s', (_, theory) => {
  test('the best critic has no gap, and tells the ratio', () => {
    const { gap, ratio: told, covered } = compareCritics(exact, scoresOf(theory), theory);
    expect(covered).toBeGreaterThan(0.8);
    expect(gap!.rootMeanSquare).toBeLessThan(0.01 * gap!.spread);
    expect(told!.rootMeanSquare).toBeLessThan(0.01);
  });

  test('the floor is what it shows when q comes from samples', () => {
    const drawn = [0, 1, 2, 3].map((draw) => {
      const generated = smoothedPoints(sampled(draw), SMOOTHING_WIDTH);
      return compareCritics({ ...exact, generated }, scoresOf(theory), theory);
    });
    for (const reading of ['gap', 'ratio'] as const) {
      const overFloor = drawn.map(
        (found) => found[reading]!.rootMeanSquare / found[reading]!.floor,
      );
      const mean = overFloor.reduce((sum, one) => sum + one, 0) / overFloor.length;
      expect(mean).toBeGreaterThan(0.7);
      expect(mean).toBeLessThan(1.3);
    }
    for (const { gap } of drawn) expect(gap!.floor).toBeLessThan(gap!.spread);
  });

  test('a critic that is off by 3 everywhere has a gap of 3', () => {
    const scores = scoresOf(theory).map((score) => score + 3);
    expect(compareCritics(exact, scores, theory).gap!.rootMeanSquare).toBeCloseTo(3, 2);
  });

  test('no critic that says the same everywhere has a gap below the spread', () => {
    const gapOf = (score: number) =>
      compareCritics(exact, new Float32Array(size ** 2).fill(score), theory).gap!;
    const { rootMeanSquare, spread } = gapOf(0);
    const distance = Math.sqrt(rootMeanSquare ** 2 - spread ** 2);
    const nearest = Math.min(gapOf(distance).rootMeanSquare, gapOf(-distance).rootMeanSquare);
    expect(nearest).toBeCloseTo(spread, 3);
    expect(rootMeanSquare).toBeGreaterThanOrEqual(nearest);
  });
});

describe('places are compared', () => {
  const scores = scoresOf(logRatio);
  const { best, covered } = compareCritics(exact, scores, logRatio);

  test('where both densities stand for enough samples, and nowhere else', () => {
    const cell = (high - low) / size;
    const samples = (density: number) =>
      MEASUREMENT_SIZE.generated * density * 4 * Math.PI * SMOOTHING_WIDTH ** 2;
    let known = 0;
    for (const [index, value] of best.values.entries()) {
      const x = low + ((index % size) + 0.5) * cell;
      const y = low + (Math.floor(index / size) + 0.5) * cell;
      const fewer = samples(Math.min(densityAt(target, x, y), densityAt([generator], x, y)));
      // The densities of cells are means over them, a little off those at their centres.
      if (fewer > 1.05 * FEWEST_SAMPLES) expect(value).toBeCloseTo(scores[index]!, 1);
      if (fewer < 0.95 * FEWEST_SAMPLES) expect(value).toBeNaN();
      if (!Number.isNaN(value)) known++;
    }
    expect(known).toBeGreaterThan(300);
    expect(known).toBeLessThan(size ** 2 / 3);
  });

  test('so that they cover what both distributions have in common', () => {
    expect(covered).toBeLessThan(1);
    const far = smoothedMixture([{ x: 2.4, y: 2.4, sigma: 0.05, weight: 1 }], SMOOTHING_WIDTH);
    const apart = compareCritics({ ...exact, generated: far }, scores, logRatio);
    expect(apart.covered).toBe(0);
    expect(apart.best.values.every(Number.isNaN)).toBe(true);
    expect(apart).not.toHaveProperty('gap');
    expect(apart).not.toHaveProperty('ratio');
  });

  test('so that no ratio there is beyond what is counted as the largest', () => {
    const spot = new Float32Array(2 * MEASUREMENT_SIZE.generated).fill(0.03125);
    const generated = smoothedPoints(spot, SMOOTHING_WIDTH);
    const { ratio: told } = compareCritics(
      { ...exact, generated },
      new Float32Array(size ** 2).fill(1000),
      logRatio,
    );
    const { actual, learned, weights } = told!.places;
    expect(Math.max(...actual.map(Math.abs))).toBeLessThan(LARGEST_LOG_RATIO);
    for (const value of learned) expect(value).toBeCloseTo(LARGEST_LOG_RATIO, 5);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
  });
});

test('what theory leaves open is left out', () => {
  const sign = compareCritics(exact, scoresOf(larger), larger);
  expect(sign).not.toHaveProperty('ratio');
  expect(sign.gap!.rootMeanSquare).toBeLessThan(0.2);
  const free = compareCritics(exact, scoresOf(larger), { ...larger, unique: false });
  expect(free).not.toHaveProperty('gap');
  expect(new Set(free.best.values.filter(Number.isFinite))).toEqual(new Set([-1, 1]));
});
