/**
 * A number at every point of a square of the plane, known on a grid; in practice the critic's scores.
 * Reads values and says which of them matter; draws nothing.
 */
import { quantile } from './quantile.ts';

/**
 * Values on a square grid: row j, column i at (x, y) = low + (i + ½, j + ½)·cell with
 * cell = (high − low)/size. Painters remember what they derived from a field by its identity: a field
 * whose values changed must be a new object.
 */
export interface ScalarField {
  readonly size: number;
  readonly low: number;
  readonly high: number;
  /** Row by row from the lowest y, [size × size]; NaN where there is no value. */
  readonly values: Float32Array;
}

/** The part of a field's values that its colours and contours speak of. */
export interface FieldRange {
  /** 2nd percentile. */
  readonly low: number;
  /** Median: the middle of the colour scale. */
  readonly middle: number;
  /** 98th percentile. */
  readonly high: number;
  /** The distance from the middle at which the colours are full, on both sides. */
  readonly reach: number;
}

/**
 * Median and 2nd–98th percentiles of the finite values, or undefined when there are none.
 *
 * The middle is the median because most losses fix the score only up to a constant, so no absolute
 * value means "undecided"; the median always shows both hues, moves slowly from frame to frame, and no
 * single steep corner of the critic can shift it. The reach is the same on both sides, so that equal
 * distances from the middle have equal strength of colour.
 */
export function fieldRange(field: ScalarField): FieldRange | undefined {
  const sorted = field.values.filter(Number.isFinite).sort();
  if (sorted.length === 0) return undefined;
  const low = quantile(sorted, 0.02);
  const middle = quantile(sorted, 0.5);
  const high = quantile(sorted, 0.98);
  return { low, middle, high, reach: Math.max(high - middle, middle - low) };
}
