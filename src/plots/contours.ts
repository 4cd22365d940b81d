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
 * at the edge of the field's square, or up to half a cell outside it, and where the field has no
 * value, and never run along either.
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
  const values = padLinearly(field);
  const isCut = (corner: Corner) => onBorder(corner, padded) || besideHole(corner, values, padded);
  return trace(values).map(({ value, coordinates }) => ({
    level: value,
    lines: coordinates.flat().flatMap((ring) => openAtCuts(ring as Corner[], isCut, toData)),
  }));
}

/**
 * Where the field is at least as high as each of `levels`, as rings x₀, y₀, x₁, y₁, … in data units, holes
 * among them that run the other way round: to be filled and then clipped to the field's square, beyond which
 * they reach by up to half a cell. Every value has to be finite.
 */
export function traceRegions(field: ScalarField, levels: readonly number[]): Float64Array[][] {
  const padded = field.size + 2;
  const cell = (field.high - field.low) / field.size;
  const toData = (grid: number) => field.low + (grid - 1) * cell;
  const trace = contours()
    .size([padded, padded])
    .thresholds([...levels]);
  return trace(padLinearly(field)).map(({ coordinates }) =>
    coordinates.flat().map((ring) => Float64Array.from(ring.slice(0, -1).flat(), toData)),
  );
}

/** Where a line crosses from one grid value to the next, in grid coordinates. */
type Corner = [x: number, y: number];

function onBorder([x, y]: Corner, padded: number): boolean {
  return x <= 0 || y <= 0 || x >= padded || y >= padded;
}

/** d3 takes a hole for infinitely low and closes rings along it, through the last values before it. */
function besideHole([x, y]: Corner, values: readonly number[], padded: number): boolean {
  const [column, row] = [x - 0.5, y - 0.5];
  if (!Number.isInteger(column) || !Number.isInteger(row)) return false;
  const at = row * padded + column;
  return [at - 1, at + 1, at - padded, at + padded].some((next) => !Number.isFinite(values[next]));
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

/** The parts of a ring between its cuts, as one closed line or several open ones. */
function openAtCuts(
  ring: readonly Corner[],
  isCut: (corner: Corner) => boolean,
  toData: (grid: number) => number,
): ContourLine[] {
  const corners = ring.slice(0, -1);
  const toLine = (part: readonly Corner[], closed: boolean): ContourLine => ({
    points: Float64Array.from(part.flat(), toData),
    closed,
  });

  const start = corners.findIndex(isCut);
  if (start === -1) return [toLine(corners, true)];
  const lines: ContourLine[] = [];
  let part: Corner[] = [];
  const finish = () => {
    if (part.length > 1) lines.push(toLine(part, false));
    part = [];
  };
  for (let step = 1; step <= corners.length; step++) {
    const corner = corners[(start + step) % corners.length]!;
    if (isCut(corner)) finish();
    else part.push(corner);
  }
  return lines;
}
