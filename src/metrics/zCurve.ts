/**
 * An order of points in which neighbours in the list are mostly neighbours on the plane: that of the
 * Z-curve (Morton 1966). Any order would do for what uses it; this one makes it fast.
 */
import { pointCount, type Points } from './points.ts';

/** Bits of each coordinate that count: 32,768 steps across the points, and both fit into an integer. */
const BITS = 15;

/** The indices of the points along the curve: `[n]`, a permutation. Coordinates are finite. */
export function alongZCurve(points: Points): Int32Array {
  const count = pointCount(points);
  const columns = steps(points, 0);
  const rows = steps(points, 1);
  // Sorted as plain numbers, place and index in one: quicker than a comparison that looks both up.
  const keys = Float64Array.from(columns, (column, i) => {
    const place = spread(column) + 2 * spread(rows[i]!);
    return place * count + i;
  });
  return Int32Array.from(keys.sort(), (key) => key % count);
}

/** One coordinate of each point, in whole steps from the smallest, `[n]`. */
function steps(points: Points, offset: 0 | 1): Int32Array {
  let low = Infinity;
  let high = -Infinity;
  for (let i = offset; i < points.length; i += 2) {
    low = Math.min(low, points[i]!);
    high = Math.max(high, points[i]!);
  }
  const scale = high > low ? (2 ** BITS - 1) / (high - low) : 0;
  return Int32Array.from({ length: pointCount(points) }, (_, i) =>
    Math.floor((points[2 * i + offset]! - low) * scale),
  );
}

/** The bits of a number, each followed by a zero, so that those of another fit between them. */
function spread(value: number): number {
  let bits = (value | (value << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}
