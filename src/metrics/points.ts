/**
 * Points on the plane as the metrics take them: flat typed arrays, nothing more.
 */

/** `n` points as x₀, y₀, x₁, y₁, … in data units: 2n numbers. */
export type Points = Float32Array | Float64Array;

/** How many points an array holds. */
export function pointCount(points: Points): number {
  return points.length / 2;
}
