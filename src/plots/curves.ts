/**
 * Layout of a live line chart: arrays in, a description out that a component can write down as SVG.
 * Neither draws nor measures text; labels are set in the page's type at `CHART_FONT_SIZE`.
 */
import { createAxis } from './axis.ts';
import type { Axis, AxisScale, Tick } from './axis.ts';
import { readCrosshair } from './crosshair.ts';
import type { CrosshairReading } from './crosshair.ts';
import { describeOmissions } from './curveOmissions.ts';
import { curveShape } from './curveShape.ts';
import type { CurveFloor, CurveMarker, CurveSeries } from './curveSeries.ts';
import { placeLabels } from './labelPlacement.ts';
import { formatValue } from './numberFormat.ts';
import type { ColourRole } from './palette.ts';
import { isDrawable, valueRange } from './valueRange.ts';

export interface CurvesInput {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly series: readonly CurveSeries[];
  /** Values to compare with, drawn across the whole plot. */
  readonly floors: readonly CurveFloor[];
  readonly scale: AxisScale;
  /** Moments worth seeing, such as a change of the learning rate. */
  readonly markers: readonly CurveMarker[];
  /** First and last x of the plot, for charts that share an axis; by default what the series cover. */
  readonly xDomain?: readonly [number, number];
}

/** All positions in CSS pixels from the upper left corner of the chart. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** Where lines may be: clip paths, floors and markers to it. */
  readonly plot: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** In the order of the series; path data is empty for one without a drawable value. */
  readonly paths: readonly CurvePath[];
  /** Names at the ends of the lines, left-aligned at x, centred at y, free of overlaps. */
  readonly labels: readonly CurveLabel[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly floorLines: readonly (CurveFloor & { readonly y: number; readonly valueText: string })[];
  readonly markers: readonly (CurveMarker & { readonly pixel: number })[];
  /** What the picture leaves out, one sentence each; absent when nothing. */
  readonly note?: string;
  xToPixel(x: number): number;
  /** What lies nearest to a horizontal pixel, for a crosshair; undefined while there is no point. */
  valueAt(pixel: number): CrosshairReading | undefined;
}

export interface CurvePath {
  readonly id: string;
  /** The line: to be stroked, with round caps and joins. */
  readonly d: string;
  /** Closed areas to be filled at about a fifth of the line's opacity: all values where points crowd. */
  readonly band: string;
  readonly dash: string;
  readonly colourRole: ColourRole;
}

export interface CurveLabel {
  readonly id: string;
  readonly text: string;
  readonly colourRole: ColourRole;
  readonly x: number;
  readonly y: number;
  /** Where the line ends, for a leader when the label had to move. */
  readonly lineEnd: { readonly x: number; readonly y: number };
}

/** Pixels; for every text of the chart. */
export const CHART_FONT_SIZE = 11;
/** Mean width of a character at that size in wide fonts, which DejaVu Sans is. */
const CHARACTER_WIDTH = 6.8;
const LABEL_SPACING = 14;
const TOP = 8;
const BOTTOM = 22;
/** Labels of values may grow a little before the plot has to move. */
const LEAST_LEFT = 36;
/** Half a tick label. */
const LEAST_RIGHT = 16;
const LABEL_GAP = 6;
/** Share of the width that names may take. */
const MOST_FOR_NAMES = 0.4;

/** Lays out the chart at one size. */
export function layoutCurves(input: CurvesInput): ChartLayout {
  const { width, height, series, floors, scale } = input;
  const plotHeight = height - TOP - BOTTOM;
  const yTickCount = Math.max(2, Math.round(plotHeight / 40));
  const range = valueRange(
    series.map(({ y }) => y),
    floors.map(({ value }) => value),
    scale,
    yTickCount,
  );
  const yAxis = createAxis(scale, range ?? [1, 10], [TOP + plotHeight, TOP], yTickCount);
  const yTicks = range ? yAxis.ticks : [];

  const left = Math.max(LEAST_LEFT, ...yTicks.map(({ label }) => textWidth(label) + 10));
  const right = rightMargin(series, width);
  const plot = { x: left, y: TOP, width: Math.max(width - left - right, 1), height: plotHeight };
  const domain = input.xDomain ?? coveredDomain(series);
  // One tick says nothing of the scale; and iterations are whole: no more ticks than there are of them.
  const xTickCount = Math.min(
    Math.max(Math.round(plot.width / 90), 2),
    Math.floor(domain[1] - domain[0]),
  );
  const xAxis = createAxis(
    'linear',
    domain,
    [plot.x, plot.x + plot.width],
    Math.max(1, xTickCount),
  );

  const isShown = (value: number) => isDrawable(value, scale);
  const note = describeOmissions(series, scale, range);
  return {
    width,
    height,
    plot,
    paths: series.map(({ id, dash, colourRole, x, y }) => {
      const { line, band } = curveShape(x, y, isShown, xAxis.toPixel, yAxis.toPixel);
      return { id, dash, colourRole, d: line, band };
    }),
    labels: layoutLabels(series, isShown, xAxis, yAxis, plot, right),
    xTicks: xAxis.ticks,
    yTicks,
    floorLines: floors
      .filter(({ value }) => isShown(value))
      .map((floor) => ({
        ...floor,
        y: yAxis.toPixel(floor.value),
        valueText: formatValue(floor.value),
      })),
    markers: input.markers
      .filter(({ x }) => x >= domain[0] && x <= domain[1])
      .map((marker) => ({ ...marker, pixel: xAxis.toPixel(marker.x) })),
    ...(note && { note }),
    xToPixel: xAxis.toPixel,
    valueAt: (pixel) => readCrosshair(series, isShown, xAxis, yAxis, pixel),
  };
}

function textWidth(text: string): number {
  return text.length * CHARACTER_WIDTH;
}

function rightMargin(series: readonly CurveSeries[], width: number): number {
  const longest = Math.max(0, ...series.map(({ name }) => textWidth(name)));
  return Math.max(LEAST_RIGHT, Math.min(longest + 2 * LABEL_GAP, MOST_FOR_NAMES * width));
}

/** From zero when the series start near it. */
function coveredDomain(series: readonly CurveSeries[]): [number, number] {
  const nonEmpty = series.filter(({ x }) => x.length > 0);
  const first = Math.min(...nonEmpty.map(({ x }) => x[0]!));
  const last = Math.max(...nonEmpty.map(({ x }) => x[x.length - 1]!));
  if (nonEmpty.length === 0) return [0, 1];
  const from = first >= 0 && first <= 0.05 * last ? 0 : first;
  return [from, Math.max(last, from + 1)];
}

function layoutLabels(
  series: readonly CurveSeries[],
  isShown: (value: number) => boolean,
  xAxis: Axis,
  yAxis: Axis,
  plot: ChartLayout['plot'],
  right: number,
): CurveLabel[] {
  const bottom = plot.y + plot.height;
  // The margin was made for the longest name, which rounding shall not cut.
  const most = Math.floor((right - 2 * LABEL_GAP) / CHARACTER_WIDTH + 1e-6);
  const labels = series.flatMap(({ id, name, colourRole, x, y }) => {
    const last = lastIndex(y, isShown);
    if (last === undefined) return [];
    const endY = Math.min(Math.max(yAxis.toPixel(y[last]!), plot.y), bottom);
    return {
      id,
      colourRole,
      text: name.length > most ? `${name.slice(0, Math.max(most - 1, 1))}…` : name,
      x: plot.x + plot.width + LABEL_GAP,
      lineEnd: { x: xAxis.toPixel(x[last]!), y: endY },
    };
  });
  const placed = placeLabels(
    labels.map(({ lineEnd }) => lineEnd.y),
    LABEL_SPACING,
    plot.y,
    bottom,
  );
  return labels.map((label, i) => ({ ...label, y: placed[i]! }));
}

function lastIndex(y: ArrayLike<number>, isShown: (value: number) => boolean): number | undefined {
  for (let i = y.length - 1; i >= 0; i--) if (isShown(y[i]!)) return i;
  return undefined;
}
