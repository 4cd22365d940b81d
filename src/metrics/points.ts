/**
 * Points on the plane as the metrics take them: flat typed arrays, and what can be wrong with them.
 * Computes nothing of them.
 */

/** `n` points as x₀, y₀, x₁, y₁, … in data units: 2n numbers. */
export type Points = Float32Array | Float64Array;

/** How many points an array holds. */
export function pointCount(points: Points): number {
  return points.length / 2;
}

/** A sample is empty, or too small for what is to be computed of it. */
export class TooFewPointsError extends Error {
  override readonly name = 'TooFewPointsError';
  constructor(given: number, fewest: number) {
    super(`Too few points: ${given} given, ${fewest} needed. Draw more of them.`);
  }
}

/** A point lies nowhere: a coordinate is NaN or infinite. */
export class NonFinitePointError extends Error {
  override readonly name = 'NonFinitePointError';
  /** @param index of the first such point, from 0 */
  constructor(readonly index: number) {
    super(
      `Point ${index} has a coordinate that is not finite, so it is at no distance from others. ` +
        'Look for NaN or infinity where the points come from.',
    );
  }
}

/**
 * Makes sure that distances between the points mean something.
 * @throws TooFewPointsError when there are fewer than `fewest`
 * @throws NonFinitePointError
 */
export function checkPoints(points: Points, fewest = 1): void {
  if (pointCount(points) < fewest) throw new TooFewPointsError(pointCount(points), fewest);
  for (let i = 0; i < points.length; i++) {
    if (!Number.isFinite(points[i]!)) throw new NonFinitePointError(Math.floor(i / 2));
  }
}
