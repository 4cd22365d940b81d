/** Which part of the values an axis should show. */
import { max, min, nice } from 'd3';
import type { AxisScale } from './axis.ts';
import { quantile } from './quantile.ts';

/** Whether a value has a place on this scale. */
export function isDrawable(value: number, scale: AxisScale): boolean {
  return Number.isFinite(value) && (scale === 'linear' || value > 0);
}

/**
 * The range for several series and some fixed values that must be seen, or undefined without any
 * drawable value.
 *
 * Each series counts from its 3rd to its 97th percentile, and beyond that only as far as the same
 * distance again: a burst in the first iterations or one exploding step leaves the frame instead of
 * flattening all the rest.
 */
export function valueRange(
  series: readonly ArrayLike<number>[],
  fixed: readonly number[],
  scale: AxisScale,
  tickCount: number,
): [number, number] | undefined {
  const toScale = scale === 'log' ? Math.log10 : (value: number) => value;
  const ends = fixed.filter((value) => isDrawable(value, scale)).map(toScale);
  for (const values of series) {
    const sorted = Float64Array.from(values)
      .filter((value) => isDrawable(value, scale))
      .map(toScale)
      .sort();
    if (sorted.length > 0) ends.push(...bulk(sorted));
  }
  if (ends.length === 0) return undefined;
  const low = min(ends)!;
  const high = max(ends)!;
  return scale === 'log' ? logRange(low, high) : linearRange(low, high, tickCount);
}

function bulk(sorted: Float64Array): [number, number] {
  const low = quantile(sorted, 0.03);
  const high = quantile(sorted, 0.97);
  const span = high - low;
  return [Math.max(sorted[0]!, low - span), Math.min(sorted.at(-1)!, high + span)];
}

/** From zero where zero is near enough to be worth its room; to round values, so that the axis rests. */
function linearRange(low: number, high: number, tickCount: number): [number, number] {
  if (low === high) {
    const half = Math.abs(low) / 2 || 1;
    return nice(low - half, high + half, 2 * tickCount);
  }
  const room = 0.04 * (high - low);
  const nearZero = 0.4;
  const from = low >= 0 && low < nearZero * high ? 0 : low - room;
  const to = high <= 0 && high > nearZero * low ? 0 : high + room;
  return nice(from, to, 2 * tickCount);
}

/** From exponents of ten; at least a third of a decade. */
function logRange(low: number, high: number): [number, number] {
  const room = Math.max(0.04 * (high - low), (0.33 - (high - low)) / 2);
  return [10 ** (low - room), 10 ** (high + room)];
}
