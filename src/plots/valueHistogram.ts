/**
 * Layout of one or several histograms over the same axis, such as weights, or scores of two kinds of samples,
 * with values marked. Each histogram is an outline, so that those behind can be seen. Draws nothing.
 */
import { nice } from 'd3';
import { createAxis, type Tick } from './axis.ts';
import { quantile } from './quantile.ts';

export interface ValueHistogramInput {
  /** CSS pixels, including the line of tick labels below. */
  readonly width: number;
  readonly height: number;
  /** Values of each group; those that are not finite are left out. */
  readonly groups: readonly ArrayLike<number>[];
  /** Values that matter, always within the axis: a threshold, or the limits that weights are clipped to. */
  readonly marks: readonly number[];
}

export interface ValueHistogramLayout {
  /** Of each group: path data of its outline, closed along the baseline. Empty where no value is finite. */
  readonly outlines: readonly string[];
  readonly ticks: readonly Tick[];
  /** Pixels of the marks, in their order. */
  readonly marks: readonly number[];
  /** Pixel of the line that the histograms stand on. */
  readonly baseline: number;
  /** Of each group, how many finite values lie beyond the axis. */
  readonly beyond: readonly number[];
}

const TICK_LINE_HEIGHT = 18;
/** Room for half a label at both ends. */
const SIDE = 16;
const BINS = 48;
const TICKS = 5;
/** The axis shows all values but this share at either end, so that one wild value flattens nothing. */
const LEFT_OUT = 0.002;

/** Heights are shares of the group's own values; the highest bin of all reaches the top. */
export function layoutValueHistogram({
  width,
  height,
  groups,
  marks,
}: ValueHistogramInput): ValueHistogramLayout {
  const known = groups.map((values) => Float64Array.from(values).filter(Number.isFinite).sort());
  const [low, high] = rangeOf(known, marks);
  const baseline = height - TICK_LINE_HEIGHT;
  const axis = createAxis('linear', [low, high], [SIDE, width - SIDE], TICKS);
  const shares = known.map((values) => sharesOf(values, low, high));
  const tallest = Math.max(...shares.flat(), Number.MIN_VALUE);
  const step = (width - 2 * SIDE) / BINS;
  return {
    outlines: shares.map((bins, group) =>
      known[group]!.length === 0 ? '' : outlineOf(bins, tallest, baseline, step),
    ),
    ticks: axis.ticks,
    marks: marks.map((mark) => axis.toPixel(mark)),
    baseline,
    beyond: known.map((values) => values.filter((value) => value < low || value > high).length),
  };
}

function rangeOf(
  groups: readonly Float64Array[],
  marks: readonly number[],
): readonly [number, number] {
  const ends = groups
    .filter(({ length }) => length > 0)
    .flatMap((values) => [quantile(values, LEFT_OUT), quantile(values, 1 - LEFT_OUT)]);
  const all = [...ends, ...marks];
  if (all.length === 0) return [-1, 1];
  const [from, to] = [Math.min(...all), Math.max(...all)];
  // Where all values are one, the axis still needs a length.
  const room = to > from ? 0 : Math.max(Math.abs(to), 1) / 2;
  const [low, high] = nice(from - room, to + room, 2 * TICKS);
  return [low, high];
}

/** Share of the values in each bin of [low, high], the last one closed. */
function sharesOf(values: Float64Array, low: number, high: number): number[] {
  const shares = Array<number>(BINS).fill(0);
  for (const value of values) {
    if (value < low || value > high) continue;
    const bin = Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS));
    shares[bin]! += 1 / values.length;
  }
  return shares;
}

function outlineOf(
  shares: readonly number[],
  tallest: number,
  baseline: number,
  step: number,
): string {
  const steps = shares.map((share, bin) => {
    const y = baseline * (1 - share / tallest);
    return `V${rounded(y)}H${rounded(SIDE + (bin + 1) * step)}`;
  });
  return `M${SIDE},${baseline}${steps.join('')}V${baseline}Z`;
}

function rounded(pixel: number): number {
  return Math.round(pixel * 100) / 100;
}
