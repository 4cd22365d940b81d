/**
 * Precision, recall, density and coverage: two samples as unions of balls, each point's ball reaching to
 * its k-th nearest neighbour in its own sample. Only nearest neighbours count; no features of a network.
 *
 * Sources: Kynkäänniemi et al. 2019, "Improved precision and recall metric for assessing generative
 * models"; Naeem et al. 2020, "Reliable fidelity and diversity metrics for generative models". As in the
 * code of the latter a point is inside a ball when it is strictly nearer than the radius.
 */
import { checkPoints, pointCount, type Points } from './points.ts';

export interface NeighbourhoodScores {
  /** Share of generated points inside the ball of any real one: 0 to 1. */
  readonly precision: number;
  /** Share of real points inside the ball of any generated one: 0 to 1. */
  readonly recall: number;
  /** Real balls around a generated point, on average, over k: ≥ 0, and 1 on average for equal distributions. */
  readonly density: number;
  /** Share of real points whose ball holds a generated one: 0 to 1; see `expectedCoverage`. */
  readonly coverage: number;
}

/**
 * All four scores at once, because they look at the same distances.
 * @param real `[n, 2]`
 * @param generated `[m, 2]`
 * @param k which neighbour ends a ball, the point itself not counted
 * @throws TooFewPointsError with k points of either or fewer
 * @throws NonFinitePointError
 */
export function neighbourhoodScores(
  real: Points,
  generated: Points,
  k: number,
): NeighbourhoodScores {
  checkPoints(real, k + 1);
  checkPoints(generated, k + 1);
  const realRadii = squaredRadii(real, k);
  const generatedRadii = squaredRadii(generated, k);
  const precise = new Uint8Array(generatedRadii.length);
  let recalled = 0;
  let covered = 0;
  let ballsAround = 0;
  for (const [i, realRadius] of realRadii.entries()) {
    let isRecalled = false;
    let isCovered = false;
    for (const [j, generatedRadius] of generatedRadii.entries()) {
      const dx = real[2 * i]! - generated[2 * j]!;
      const dy = real[2 * i + 1]! - generated[2 * j + 1]!;
      const squaredDistance = dx * dx + dy * dy;
      if (squaredDistance < realRadius) {
        isCovered = true;
        precise[j] = 1;
        ballsAround++;
      }
      if (squaredDistance < generatedRadius) isRecalled = true;
    }
    if (isRecalled) recalled++;
    if (isCovered) covered++;
  }
  const [n, m] = [pointCount(real), pointCount(generated)];
  return {
    precision: precise.reduce((total, inside) => total + inside, 0) / m,
    recall: recalled / n,
    density: ballsAround / (k * m),
    coverage: covered / n,
  };
}

/**
 * What coverage is on average when both samples come from one continuous distribution:
 * 1 − Π (n − i)/(n + m − i) over i = 1 … k. It is 0.969 for k = 5 and equal, large samples.
 * @param real how many real points, n
 * @param generated how many generated points, m
 */
export function expectedCoverage(real: number, generated: number, k: number): number {
  let missed = 1;
  for (let i = 1; i <= k; i++) missed *= (real - i) / (real + generated - i);
  return 1 - missed;
}

/** Squared distance of each point to its k-th nearest other, `[n]`. */
function squaredRadii(points: Points, k: number): Float64Array {
  const count = pointCount(points);
  const radii = new Float64Array(count);
  const nearest = new Float64Array(k);
  for (let i = 0; i < count; i++) {
    nearest.fill(Infinity);
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const dx = points[2 * i]! - points[2 * j]!;
      const dy = points[2 * i + 1]! - points[2 * j + 1]!;
      insert(nearest, dx * dx + dy * dy);
    }
    radii[i] = nearest[k - 1]!;
  }
  return radii;
}

/** Puts `value` in its place among the smallest ones, in rising order, and drops the largest. */
function insert(smallest: Float64Array, value: number): void {
  let place = smallest.length - 1;
  if (!(value < smallest[place]!)) return;
  while (place > 0 && smallest[place - 1]! > value) {
    smallest[place] = smallest[place - 1]!;
    place--;
  }
  smallest[place] = value;
}
