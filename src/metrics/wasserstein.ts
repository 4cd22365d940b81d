/**
 * Optimal transport between two samples of equal size. Exact, so it costs an assignment of
 * n × n; it approximates nothing and corrects no bias: compare with real against real.
 * Samples are `[n, 2]`.
 *
 * Source: Peyré and Cuturi 2019, "Computational optimal transport", section 2.2: between equal numbers of equal
 * weights the best transport is an assignment.
 */
import { solveAssignment } from './assignment.ts';
import { checkPoints, pointCount, type Points } from './points.ts';
import { alongZCurve } from './zCurve.ts';

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
 * @throws TooFewPointsError when the samples are empty
 * @throws NonFinitePointError
 */
export function wasserstein1(x: Points, y: Points): number {
  return transportCost(x, y, Math.sqrt);
}

/**
 * Wasserstein-2: the root of the mean squared distance of optimally assigned pairs, in data
 * units, ≥ Wasserstein-1.
 * @throws UnequalSampleSizesError
 * @throws TooFewPointsError when the samples are empty
 * @throws NonFinitePointError
 */
export function wasserstein2(x: Points, y: Points): number {
  return Math.sqrt(transportCost(x, y, (squared) => squared));
}

/** Mean over optimally assigned pairs of `cost`, given their squared distance. */
function transportCost(x: Points, y: Points, cost: (squaredDistance: number) => number): number {
  const size = pointCount(x);
  if (size !== pointCount(y)) throw new UnequalSampleSizesError(size, pointCount(y));
  checkPoints(x);
  checkPoints(y);
  // The solver starts from every other row and column: along a curve through the plane these stand
  // for those between them, which saves it most of its work, above all where points coincide.
  const rows = alongZCurve(x);
  const columns = alongZCurve(y);
  const costs = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = 2 * rows[i]!;
    for (let j = 0; j < size; j++) {
      const column = 2 * columns[j]!;
      const dx = x[row]! - y[column]!;
      const dy = x[row + 1]! - y[column + 1]!;
      costs[i * size + j] = cost(dx * dx + dy * dy);
    }
  }
  return solveAssignment(costs, size).cost / size;
}
