/**
 * Layout of a histogram of non-negative values, such as slopes ‖∇D‖, with one value marked. Draws
 * nothing.
 */
import { bin, mean, nice } from 'd3';
import type { Tick } from './axis.ts';
import { formatValue } from './numberFormat.ts';
import { quantile } from './quantile.ts';

export interface HistogramInput {
  /** CSS pixels, including the line of tick labels below the bars. */
  readonly width: number;
  readonly height: number;
  /** At least 0; values that are not finite are left out. */
  readonly values: ArrayLike<number>;
  /** A value that matters, always within the axis: 1 for a slope that is penalised away from 1. */
  readonly marker: number;
}

export interface HistogramLayout {
  readonly bars: readonly HistogramBar[];
  /** Both ends of the axis, and the marker. */
  readonly ticks: readonly Tick[];
  /** Pixel of the marked value. */
  readonly markerX: number;
  /** Pixel of the line the bars stand on. */
  readonly baseline: number;
  /** Of all finite values; undefined without any. */
  readonly mean: number | undefined;
  /** Values that lie beyond the axis and are in no bar. */
  readonly beyond: number;
}

export interface HistogramBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The bar counts values in [from, to). */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const TICK_LINE_HEIGHT = 18;
/** Room for half a label at both ends. */
const SIDE = 12;
const BARS = 36;
/** Ticks closer than this to the marker's would collide with it. */
const TICK_DISTANCE = 32;

/** The axis holds the marker and the central 99 % of the values, so that one wild slope flattens nothing. */
export function layoutHistogram({
  width,
  height,
  values,
  marker,
}: HistogramInput): HistogramLayout {
  const finite = Float64Array.from(values).filter(Number.isFinite).sort();
  const [low, high] = axisRange(finite, marker);
  const toX = (value: number) => SIDE + ((value - low) / (high - low)) * (width - 2 * SIDE);
  const baseline = height - TICK_LINE_HEIGHT;

  const edges = Array.from({ length: BARS - 1 }, (_, i) => low + ((i + 1) * (high - low)) / BARS);
  const bins = bin<number, number>().domain([low, high]).thresholds(edges)(finite);
  const tallest = Math.max(1, ...bins.map((values) => values.length));
  const bars = bins.map((values): HistogramBar => {
    const x = Math.round(toX(values.x0!));
    const barHeight = (values.length / tallest) * baseline;
    return {
      x,
      y: baseline - barHeight,
      width: Math.max(Math.round(toX(values.x1!)) - x - 1, 1),
      height: barHeight,
      from: values.x0!,
      to: values.x1!,
      count: values.length,
    };
  });
  const counted = bars.reduce((sum, bar) => sum + bar.count, 0);
  return {
    bars,
    ticks: layoutTicks(low, marker, high, toX),
    markerX: toX(marker),
    baseline,
    mean: mean(finite),
    beyond: finite.length - counted,
  };
}

function axisRange(sorted: Float64Array, marker: number): [number, number] {
  const known = sorted.length > 0;
  const low = Math.min(marker, known ? quantile(sorted, 0.005) : marker);
  const high = Math.max(marker, known ? quantile(sorted, 0.995) : marker);
  const missing = Math.max(0, 0.5 * Math.max(high, 1e-6) - (high - low)) / 2;
  const [from, to] = nice(low - missing, high + missing, 10);
  return [Math.max(0, from), to];
}

function layoutTicks(
  low: number,
  marker: number,
  high: number,
  toX: (value: number) => number,
): Tick[] {
  const tick = (value: number): Tick => ({
    value,
    position: toX(value),
    label: formatValue(value),
  });
  const ends = [tick(low), tick(high)].filter(
    ({ position }) => Math.abs(position - toX(marker)) >= TICK_DISTANCE,
  );
  return [tick(marker), ...ends].sort((a, b) => a.position - b.position);
}
