/** Lines of equal value of a scalar field, in data coordinates. Draws nothing. */
import { contours, ticks } from 'd3';
import type { FieldRange, ScalarField } from './scalarField.ts';

/** Where the field has the value `level`. */
export interface ContourLevel {
  readonly level: number;
  readonly lines: readonly ContourLine[];
}

export interface ContourLine {
  /** x₀, y₀, x₁, y₁, … in data units. */
  readonly points: Float64Array;
  /** Whether the last point joins the first. */
  readonly closed: boolean;
}

/**
 * About `count` levels over the field's range. Round values, so that lines stay where they are while
 * the range drifts from frame to frame.
 */
export function contourLevels({ low, high }: FieldRange, count = 10): number[] {
  return high > low ? ticks(low, high, count) : [];
}

/**
 * The lines of the field at each of `levels`, by marching squares with linear interpolation. They end
 * at the edge of the field's square, or up to half a cell outside it, and never run along it.
 */
export function traceContours(field: ScalarField, levels: readonly number[]): ContourLevel[] {
  if (field.size < 2 || levels.length === 0) return [];
  const padded = field.size + 2;
  const trace = contours()
    .size([padded, padded])
    .thresholds([...levels]);
  // d3 puts the value of column i at i + ½; one column of padding moves it to i + 1½.
  const cell = (field.high - field.low) / field.size;
  const toData = (grid: number) => field.low + (grid - 1) * cell;
  return trace(padLinearly(field)).map(({ value, coordinates }) => ({
    level: value,
    lines: coordinates
      .flat()
      .flatMap((ring) => openAtBorder(ring as [number, number][], padded, toData)),
  }));
}

/**
 * d3 closes every ring along the border of the grid, which is no level line. A border of extrapolated
 * values moves that closure, and the bend beside it, outside the field.
 */
function padLinearly({ size, values }: ScalarField): number[] {
  const padded = size + 2;
  const result = Array.from<number>({ length: padded * padded }).fill(0);
  for (let row = 0; row < size; row++) {
    const start = (row + 1) * padded;
    for (let column = 0; column < size; column++) {
      result[start + column + 1] = values[row * size + column]!;
    }
    result[start] = 2 * result[start + 1]! - result[start + 2]!;
    result[start + size + 1] = 2 * result[start + size]! - result[start + size - 1]!;
  }
  const last = padded * (padded - 1);
  for (let column = 0; column < padded; column++) {
    result[column] = 2 * result[column + padded]! - result[column + 2 * padded]!;
    result[last + column] =
      2 * result[last - padded + column]! - result[last - 2 * padded + column]!;
  }
  return result;
}

/** The parts of a ring away from the border, as one closed line or several open ones. */
function openAtBorder(
  ring: readonly [number, number][],
  padded: number,
  toData: (grid: number) => number,
): ContourLine[] {
  const corners = ring.slice(0, -1);
  const onBorder = ([x, y]: [number, number]) => x <= 0 || y <= 0 || x >= padded || y >= padded;
  const toLine = (part: readonly [number, number][], closed: boolean): ContourLine => ({
    points: Float64Array.from(part.flat(), toData),
    closed,
  });

  const start = corners.findIndex(onBorder);
  if (start === -1) return [toLine(corners, true)];
  const lines: ContourLine[] = [];
  let part: [number, number][] = [];
  const finish = () => {
    if (part.length > 1) lines.push(toLine(part, false));
    part = [];
  };
  for (let step = 1; step <= corners.length; step++) {
    const corner = corners[(start + step) % corners.length]!;
    if (onBorder(corner)) finish();
    else part.push(corner);
  }
  return lines;
}
