import { describe, expect, test } from 'vitest';
import { withDefaults } from '../experiment/parameter.ts';
import type { Distribution, Target } from './distribution.ts';
import { writePointsText } from './pointsText.ts';
import { createRandom } from './random.ts';
import { distributionById, distributions, UnknownDistributionError } from './registry.ts';

/** The member of a family at its defaults, but for the values given. */
function member(distribution: Distribution, values: Record<string, number> = {}): Target {
  return distribution.create(withDefaults(distribution.parameters, values));
}

/** Every member with one parameter at an end of its range and the others at their defaults. */
function extremes(distribution: Distribution): { description: string; target: Target }[] {
  return distribution.parameters.flatMap(({ id, minimum, maximum }) =>
    [minimum, maximum].map((value) => ({
      description: `${id} = ${value}`,
      target: member(distribution, { [id]: value }),
    })),
  );
}

/** Drawn data without modes: some points three times, most once. */
function manyPoints(): Target {
  const points = member(distributionById('pinwheel')).sample(400, createRandom(1, 'drawn', 0));
  const twice = points.subarray(0, 100);
  const texts = { points: writePointsText([...points, ...twice, ...twice]) };
  return distributionById('drawn').create({}, texts);
}

function shareInside(points: Float32Array, bound: number): number {
  let inside = 0;
  for (let i = 0; i < points.length; i += 2) {
    if (Math.abs(points[i]!) <= bound && Math.abs(points[i + 1]!) <= bound) inside++;
  }
  return inside / (points.length / 2);
}

describe('registry', () => {
  test('holds the catalogue in its order', () => {
    expect(distributions.map(({ id }) => id)).toEqual([
      'ring8',
      'ring8-imbalanced',
      'grid25',
      'grid16',
      'swiss-roll',
      'gaussian',
      'two-gaussians',
      'line',
      'parallel-lines',
      'two-moons',
      'circles',
      'pinwheel',
      'spiral',
      'checkerboard',
      'drawn',
    ]);
  });

  test('finds a distribution by its id', () => {
    expect(distributionById('swiss-roll').id).toBe('swiss-roll');
  });

  test('says what is allowed when an id is unknown', () => {
    expect(() => distributionById('ring9')).toThrow(UnknownDistributionError);
    expect(() => distributionById('ring9')).toThrow(/"ring9".*ring8, ring8-imbalanced/);
  });

  test('gives every distribution a name of its own', () => {
    expect(new Set(distributions.map(({ name }) => name)).size).toBe(distributions.length);
  });
});

describe.each(distributions.map((distribution) => [distribution.id, distribution] as const))(
  '%s',
  (_, distribution) => {
    const target = member(distribution);

    test('explains itself and its parameters in sentences', () => {
      for (const text of [distribution, ...distribution.parameters].map((one) => one.explanation)) {
        expect(text).toMatch(/^[A-Z].*[^.]\.$/);
      }
      for (const { explanation } of distribution.texts ?? [])
        expect(explanation).toMatch(/^[A-Z].*\.$/);
      if (distribution.source) expect(distribution.source.url).toMatch(/^https:\/\//);
    });

    test('has parameters with different ids and defaults within their ranges', () => {
      const ids = distribution.parameters.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const parameter of distribution.parameters) {
        expect(parameter.minimum).toBeLessThan(parameter.maximum);
        expect(parameter.default).toBeGreaterThanOrEqual(parameter.minimum);
        expect(parameter.default).toBeLessThanOrEqual(parameter.maximum);
        if (parameter.scale === 'log') expect(parameter.minimum).toBeGreaterThan(0);
        if (parameter.integer) expect(Number.isInteger(parameter.default)).toBe(true);
      }
    });

    test('has texts whose defaults are without problems, and stand for missing ones', () => {
      for (const text of distribution.texts ?? []) {
        expect(text.problemIn(text.default)).toBeUndefined();
        expect(text.default.length).toBeLessThanOrEqual(text.longest);
        const written = distribution.create({}, { [text.id]: text.default });
        const draw = (one: Target) => one.sample(100, createRandom(1, 'texts', 0));
        expect(draw(written)).toEqual(draw(target));
      }
    });

    test('draws as many points as asked, the same for the same address', () => {
      const draw = (seed: number) => target.sample(257, createRandom(seed, 'real', 0));
      expect(draw(1)).toHaveLength(514);
      expect(draw(1)).toEqual(draw(1));
      expect(draw(1)).not.toEqual(draw(2));
      expect(target.sample(0, createRandom(1, 'real', 0))).toHaveLength(0);
    });

    test('draws into a given array what it draws into its own', () => {
      const into = new Float32Array(1_250).fill(7);
      expect(target.sample(600, createRandom(1, 'real', 0), into)).toBe(into);
      expect(into.subarray(0, 1_200)).toEqual(target.sample(600, createRandom(1, 'real', 0)));
      expect(into.subarray(1_200).every((value) => value === 7)).toBe(true);
    });

    test('lies within the view', () => {
      const points = target.sample(20_000, createRandom(1, 'view', 0));
      expect(shareInside(points, 2.5)).toBeGreaterThan(0.999);
      expect(shareInside(points, 3)).toBe(1);
    });

    test('stays finite and near the view at the ends of every range', () => {
      for (const { description, target } of extremes(distribution)) {
        const points = target.sample(4_000, createRandom(1, description, 0));
        expect(points.every(Number.isFinite), description).toBe(true);
        expect(shareInside(points, 2.5), description).toBeGreaterThan(0.97);
        const density = target.density ?? (() => 1);
        for (let i = 0; i < 400; i += 2) {
          const value = density(points[i]!, points[i + 1]!);
          expect(Number.isFinite(value) && value > 0, description).toBe(true);
        }
        expect(Number.isFinite(density(100, -100)), description).toBe(true);
      }
    });

    test('has modes whose weights are positive and sum to 1', () => {
      for (const { components } of [target, ...extremes(distribution).map((one) => one.target)]) {
        if (!components) continue;
        expect(Math.min(...components.map(({ weight }) => weight))).toBeGreaterThan(0);
        expect(components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
      }
    });
  },
);

test.each(
  [
    ...distributions.map((distribution) => [distribution.id, member(distribution)] as const),
    ['drawn, with many points,', manyPoints()] as const,
  ].filter(([, target]) => target.density),
)('%s has a density that integrates to 1 and fits its samples', (_, target) => {
  const mass = massInCells(target.density!, target.components ? 8 : 4);
  expect(Math.abs(mass.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-4);
  const { deviation, cells } = chiSquare(
    countInCells(target.sample(200_000, createRandom(1, 'histogram', 0))),
    mass.map((value) => 200_000 * value),
  );
  // χ² with n degrees of freedom has mean n and standard deviation √(2n).
  expect(Math.abs(deviation - cells)).toBeLessThan(4 * Math.sqrt(2 * cells));
});

test('line and parallel lines have no density', () => {
  const without = distributions.filter((distribution) => !member(distribution).density);
  expect(without.map(({ id }) => id)).toEqual(['line', 'parallel-lines']);
});

describe('constants', () => {
  test('ring8 has the radius and width of the WGAN-GP toy', () => {
    const modes = member(distributionById('ring8')).components!;
    expect(modes).toHaveLength(8);
    for (const { x, y, sigma, weight } of modes) {
      expect(Math.hypot(x, y)).toBeCloseTo(Math.SQRT2, 4);
      expect(sigma).toBe(0.01414);
      expect(weight).toBe(0.125);
    }
  });

  test('grid25 has the spacing and width of the WGAN-GP toy', () => {
    const modes = member(distributionById('grid25')).components!;
    expect(modes).toHaveLength(25);
    expect(modes[1]!.y - modes[0]!.y).toBeCloseTo(0.7072, 6);
    expect(modes[5]!.x - modes[0]!.x).toBeCloseTo(0.7072, 6);
    expect(modes[12]).toMatchObject({ x: 0, y: 0, weight: 0.04 });
    expect(modes[0]!.sigma).toBe(0.01768);
  });

  test('two neighbours of ring8-imbalanced share 80 %', () => {
    const weights = member(distributionById('ring8-imbalanced')).components!.map((c) => c.weight);
    expect(weights.slice(0, 2)).toEqual([0.4, 0.4]);
    expect(weights.slice(2).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0.2, 12);
  });

  test('swiss-roll has the moments of the WGAN-GP toy', () => {
    const points = member(distributionById('swiss-roll')).sample(
      200_000,
      createRandom(1, 'moments', 0),
    );
    const x = moments(points.filter((_, i) => i % 2 === 0));
    const y = moments(points.filter((_, i) => i % 2 === 1));
    expect(x.mean).toBeCloseTo(0.267, 2);
    expect(y.mean).toBeCloseTo(0.029, 2);
    expect(x.deviation).toBeCloseTo(0.884, 2);
    expect(y.deviation).toBeCloseTo(0.928, 2);
  });

  test('parallel lines stand at ±θ/2 and reach from −1 to 1', () => {
    const points = member(distributionById('parallel-lines'), { theta: 0.6 }).sample(
      10_000,
      createRandom(1, 'lines', 0),
    );
    const x = points.filter((_, i) => i % 2 === 0);
    const y = points.filter((_, i) => i % 2 === 1);
    expect(new Set(x)).toEqual(new Set([-0.3, 0.3].map(Math.fround)));
    expect(moments(x).mean).toBeCloseTo(0, 1);
    expect(Math.min(...y)).toBeLessThan(-0.99);
    expect(Math.max(...y)).toBeGreaterThan(0.99);
    expect(moments(y).deviation).toBeCloseTo(1 / Math.sqrt(3), 1);
  });
});

test('the density of a strongly twisted pinwheel integrates to 1', () => {
  const twisted = member(distributionById('pinwheel'), { twist: 0.5, tangentialSigma: 0.3 });
  const total = massInCells(twisted.density!, 4).reduce((sum, value) => sum + value, 0);
  expect(total).toBeCloseTo(1, 4);
});

const HALF_SIDE = 3;
const CELLS = 60;

/**
 * The mass of each of 60 × 60 cells over [−3, 3]², by 2 × 2 Gauss–Legendre nodes on `squaresPerCell`²
 * squares in each. Squares must not be wider than the narrowest mode.
 */
function massInCells(
  density: (x: number, y: number) => number,
  squaresPerCell: number,
): Float64Array {
  const size = (2 * HALF_SIDE) / (CELLS * squaresPerCell);
  const nodes = Array.from({ length: 2 * CELLS * squaresPerCell }, (_, i) => {
    const offset = (i % 2 === 0 ? -0.5 : 0.5) / Math.sqrt(3);
    return size * (Math.floor(i / 2) + 0.5 + offset) - HALF_SIDE;
  });
  const mass = new Float64Array(CELLS * CELLS);
  for (let row = 0; row < nodes.length; row++) {
    for (let column = 0; column < nodes.length; column++) {
      const cell =
        Math.floor(row / (2 * squaresPerCell)) * CELLS + Math.floor(column / (2 * squaresPerCell));
      mass[cell]! += (density(nodes[column]!, nodes[row]!) * size * size) / 4;
    }
  }
  return mass;
}

function countInCells(points: Float32Array): Float64Array {
  const place = (value: number) => Math.floor(((value + HALF_SIDE) / (2 * HALF_SIDE)) * CELLS);
  const counts = new Float64Array(CELLS * CELLS);
  for (let i = 0; i < points.length; i += 2) {
    counts[place(points[i + 1]!) * CELLS + place(points[i]!)]!++;
  }
  return counts;
}

/** Pearson's statistic over the cells with at least five expected points, all others as one cell. */
function chiSquare(counts: Float64Array, expected: Float64Array) {
  let deviation = 0;
  let cells = 0;
  const rest = { count: 0, expected: 0 };
  for (let k = 0; k < counts.length; k++) {
    if (expected[k]! < 5) {
      rest.count += counts[k]!;
      rest.expected += expected[k]!;
      continue;
    }
    deviation += (counts[k]! - expected[k]!) ** 2 / expected[k]!;
    cells++;
  }
  if (rest.expected >= 5) {
    deviation += (rest.count - rest.expected) ** 2 / rest.expected;
    cells++;
  }
  return { deviation, cells: cells - 1 };
}

function moments(values: Float32Array) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
