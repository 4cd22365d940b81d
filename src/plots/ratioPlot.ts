/**
 * Layout of one quantity as it was learned against what it is: a histogram over the plane, whose mass
 * lies on the diagonal when all was learned. Draws nothing.
 */
import { nice } from 'd3';
import { createAxis, type Axis, type Tick } from './axis.ts';

export interface RatioPlotInput {
  /** CSS pixels, including axes. */
  readonly width: number;
  readonly height: number;
  /** By place, all finite and of the same length. */
  readonly actual: ArrayLike<number>;
  readonly learned: ArrayLike<number>;
  /** How much each place counts, at least 0. */
  readonly weights: ArrayLike<number>;
}

export interface RatioPlotLayout {
  /** The rectangle that holds the data. */
  readonly plot: Box;
  /** Bins with any weight. */
  readonly bins: readonly RatioBin[];
  /** Where learned equals actual: from the lower left corner of `plot` to the upper right one. */
  readonly diagonal: Readonly<Record<'x1' | 'y1' | 'x2' | 'y2', number>>;
  /** The share of all weight whose learned values lie beyond the axis. */
  readonly beyond: number;
  /** Of the actual value, along x, and of the learned one, along y; the same numbers. */
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export interface RatioBin extends Box {
  /** The share of all weight, above 0. */
  readonly share: number;
  /** How strongly to fill it: 1 for the fullest. */
  readonly strength: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The side of a bin in CSS pixels: small enough for a shape, large enough to be seen alone. */
const BIN = 6;
/** Room for tick labels and the axis's name, at the left and below. */
const LEFT = 46;
const BELOW = 34;
/** Half a label beyond both ends. */
const MARGIN = 6;
const TICKS = 5;

/**
 * Undefined without places. Both axes have the same range, which holds all actual values and 0; learned
 * values beyond it are put at its edge.
 */
export function layoutRatioPlot(input: RatioPlotInput): RatioPlotLayout | undefined {
  const { width, height, actual } = input;
  if (actual.length === 0) return undefined;
  const plot = fullBins({
    x: LEFT,
    y: MARGIN,
    width: width - LEFT - MARGIN,
    height: height - BELOW - MARGIN,
  });
  const right = plot.x + plot.width;
  const bottom = plot.y + plot.height;
  const domain = rangeOf(actual);
  const xAxis = createAxis('linear', domain, [plot.x, right], TICKS);
  const yAxis = createAxis('linear', domain, [bottom, plot.y], TICKS);
  return {
    plot,
    bins: binsOf(input, plot, xAxis, yAxis),
    beyond: shareBeyond(input, domain),
    diagonal: { x1: plot.x, y1: bottom, x2: right, y2: plot.y },
    xTicks: xAxis.ticks,
    yTicks: yAxis.ticks,
  };
}

/** The largest box of whole bins within. */
function fullBins({ x, y, width, height }: Box): Box {
  const whole = (length: number) => Math.max(1, Math.floor(length / BIN)) * BIN;
  return { x, y, width: whole(width), height: whole(height) };
}

/** What is, and half as much again on both sides; how wrong the learned values are must not squeeze it. */
function rangeOf(actual: ArrayLike<number>): [number, number] {
  let [low, high] = [0, 0];
  for (let i = 0; i < actual.length; i++) {
    low = Math.min(low, actual[i]!);
    high = Math.max(high, actual[i]!);
  }
  const room = (high - low) / 2 || 1;
  return nice(low - room, high + room, 2 * TICKS);
}

function binsOf(
  { actual, learned, weights }: RatioPlotInput,
  plot: Box,
  xAxis: Axis,
  yAxis: Axis,
): RatioBin[] {
  const columns = plot.width / BIN;
  const rows = plot.height / BIN;
  const sums = new Float64Array(columns * rows);
  let total = 0;
  for (let i = 0; i < actual.length; i++) {
    const column = binAt(xAxis.toPixel(actual[i]!) - plot.x, columns);
    const row = binAt(yAxis.toPixel(learned[i]!) - plot.y, rows);
    sums[row * columns + column]! += weights[i]!;
    total += weights[i]!;
  }
  const fullest = Math.max(...sums);
  return Array.from(sums.keys())
    .filter((at) => sums[at]! > 0)
    .map((at) => ({
      x: plot.x + (at % columns) * BIN,
      y: plot.y + Math.floor(at / columns) * BIN,
      width: BIN,
      height: BIN,
      share: sums[at]! / total,
      // A square root, because a thin bin that is off matters as much as a full one that is right.
      strength: Math.sqrt(sums[at]! / fullest),
    }));
}

function shareBeyond(
  { learned, weights }: RatioPlotInput,
  [low, high]: readonly [number, number],
): number {
  let [beyond, total] = [0, 0];
  for (let i = 0; i < learned.length; i++) {
    if (learned[i]! < low || learned[i]! > high) beyond += weights[i]!;
    total += weights[i]!;
  }
  return beyond / total;
}

/** Bins at the edge hold what lies beyond. */
function binAt(offset: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(offset / BIN)));
}
