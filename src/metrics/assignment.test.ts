import { describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { InvalidCostError, solveAssignment } from './assignment.ts';

const random = createRandom(1, 'assignment test', 0);
const matrix = (size: number, entry: (i: number, j: number) => number) =>
  Float64Array.from({ length: size * size }, (_, k) => entry(Math.floor(k / size), k % size));

/** Optimality by duality: holds for optimal assignments and for no others. */
function expectCertificate(cost: Float64Array, size: number): void {
  const solution = solveAssignment(cost, size);
  const { assignment, rowPotentials, columnPotentials } = solution;
  const scale = cost.reduce((largest, c) => Math.max(largest, Math.abs(c)), 1);
  const tolerance = 1e-11 * scale;

  expect([...assignment].toSorted((a, b) => a - b)).toEqual([...Array(size).keys()]);
  let primal = 0;
  let dual = 0;
  let worstViolation = 0;
  for (let i = 0; i < size; i++) {
    const assigned = cost[i * size + assignment[i]!]!;
    primal += assigned;
    dual += rowPotentials[i]! + columnPotentials[i]!;
    expect(
      Math.abs(rowPotentials[i]! + columnPotentials[assignment[i]!]! - assigned),
    ).toBeLessThanOrEqual(tolerance);
    for (let j = 0; j < size; j++) {
      const excess = rowPotentials[i]! + columnPotentials[j]! - cost[i * size + j]!;
      worstViolation = Math.max(worstViolation, excess);
    }
  }
  expect(worstViolation).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(primal - dual)).toBeLessThanOrEqual(tolerance * size);
  expect(solution.cost).toBeCloseTo(primal, 9);
}

function cheapestByTrying(cost: Float64Array, size: number): number {
  const search = (row: number, used: number): number => {
    if (row === size) return 0;
    let cheapest = Infinity;
    for (let j = 0; j < size; j++) {
      if (used & (1 << j)) continue;
      cheapest = Math.min(cheapest, cost[row * size + j]! + search(row + 1, used | (1 << j)));
    }
    return cheapest;
  };
  return search(0, 0);
}

function distances(size: number, row: () => [number, number], column: () => [number, number]) {
  const x = Array.from({ length: size }, row);
  const y = Array.from({ length: size }, column);
  return matrix(size, (i, j) => Math.hypot(x[i]![0] - y[j]![0], x[i]![1] - y[j]![1]));
}

const near = (x: number, y: number, sigma: number) => (): [number, number] => [
  x + sigma * random.gaussian(),
  y + sigma * random.gaussian(),
];

test('finds the same cost as trying every permutation', () => {
  for (let size = 1; size <= 7; size++) {
    for (let trial = 0; trial < 40; trial++) {
      const real = matrix(size, () => random.gaussian());
      expect(solveAssignment(real, size).cost).toBeCloseTo(cheapestByTrying(real, size), 10);
      const ties = matrix(size, () => random.integer(3));
      expect(solveAssignment(ties, size).cost).toBe(cheapestByTrying(ties, size));
    }
  }
});

describe('proves its optimality by dual potentials', () => {
  for (const size of [2, 3, 17, 64, 65, 100, 131, 257]) {
    test(`on random costs, ${size} × ${size}`, () => {
      expectCertificate(
        matrix(size, () => random.uniform()),
        size,
      );
    });
    test(`on costs of few values, ${size} × ${size}`, () => {
      expectCertificate(
        matrix(size, () => random.integer(4)),
        size,
      );
    });
    test(`on equal costs, ${size} × ${size}`, () => {
      expectCertificate(
        matrix(size, () => 0.1),
        size,
      );
    });
    test(`on clusters against one cluster, ${size} × ${size}`, () => {
      const centre = () => 2 * random.integer(3) - 2;
      expectCertificate(
        distances(size, () => near(centre(), centre(), 0.01)(), near(0.3, 0.1, 0.001)),
        size,
      );
    });
    test(`on duplicate points, ${size} × ${size}`, () => {
      const grid = (): [number, number] => [random.integer(3), random.integer(3)];
      expectCertificate(distances(size, grid, grid), size);
      expectCertificate(
        distances(size, near(0, 0, 1), () => [0.5, 0.5]),
        size,
      );
    });
    test(`on points of one line, ${size} × ${size}`, () => {
      expectCertificate(
        distances(
          size,
          () => [0, random.uniform()],
          () => [1, random.uniform()],
        ),
        size,
      );
    });
  }

  test('on a thousand points with a collapsed counterpart', () => {
    const size = 1024;
    const ring = () => {
      const angle = (random.integer(8) * Math.PI) / 4;
      return near(Math.cos(angle), Math.sin(angle), 0.02)();
    };
    expectCertificate(distances(size, ring, near(1, 0, 0.02)), size);
  });

  test('on costs of very different sizes', () => {
    expectCertificate(
      matrix(90, (i, j) => 10 ** ((i * 7 + j * 13) % 9) * random.uniform()),
      90,
    );
  });
});

test('says what is wrong with a cost matrix', () => {
  expect(() => solveAssignment(new Float64Array(5), 2)).toThrow(InvalidCostError);
  expect(() => solveAssignment(Float64Array.of(1, NaN, 1, 1), 2)).toThrow(/finite/);
  expect(() => solveAssignment(Float64Array.of(1, Infinity, 1, 1), 2)).toThrow(InvalidCostError);
});

test('assigns nothing to nothing', () => {
  expect(solveAssignment(new Float64Array(0), 0).cost).toBe(0);
});
