/**
 * Optimal transport between two samples of equal size. Exact, so it costs an assignment of
 * n × n; it approximates nothing and corrects no bias: compare with real against real.
 */
import { solveAssignment } from './assignment.ts';
import { pointCount, type Points } from './points.ts';

/** Two samples that should be paired one to one have different sizes. */
export class UnequalSampleSizesError extends Error {
  override readonly name = 'UnequalSampleSizesError';
  constructor(first: number, second: number) {
    super(
      `Optimal transport pairs samples of equal size, but ${first} and ${second} points were given. ` +
        'Draw as many points of one as of the other.',
    );
  }
}

/**
 * Wasserstein-1: the mean distance of optimally assigned pairs, in data units, ≥ 0.
 * @throws UnequalSampleSizesError
 * @throws InvalidCostError when a coordinate is not finite
 */
export function wasserstein1(x: Points, y: Points): number {
  return transportCost(x, y, Math.sqrt);
}

/**
 * Wasserstein-2: the root of the mean squared distance of optimally assigned pairs, in data
 * units, ≥ Wasserstein-1.
 * @throws UnequalSampleSizesError
 * @throws InvalidCostError when a coordinate is not finite
 */
export function wasserstein2(x: Points, y: Points): number {
  return Math.sqrt(transportCost(x, y, (squared) => squared));
}

/** Mean over optimally assigned pairs of `cost`, given their squared distance. */
function transportCost(x: Points, y: Points, cost: (squaredDistance: number) => number): number {
  const size = pointCount(x);
  if (size !== pointCount(y)) throw new UnequalSampleSizesError(size, pointCount(y));
  const costs = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const dx = x[2 * i]! - y[2 * j]!;
      const dy = x[2 * i + 1]! - y[2 * j + 1]!;
      costs[i * size + j] = cost(dx * dx + dy * dy);
    }
  }
  return solveAssignment(costs, size).cost / size;
}
