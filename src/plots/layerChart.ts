/**
 * Layout of one positive quantity by layer, for several networks, on a logarithmic axis: a line that is flat
 * where the quantity is passed on as it is, and a slope where it vanishes or explodes. Draws nothing.
 */
import { createAxis, type Tick } from './axis.ts';
import type { ColourRole } from './palette.ts';

/** One network. */
export interface LayerSeries {
  readonly id: string;
  readonly name: string;
  readonly colourRole: ColourRole;
  /** SVG dash pattern, so that lines differ by more than hue; empty for a solid line. */
  readonly dash: string;
  /** By layer, from input to output, at least 0. What is not finite leaves a gap. */
  readonly values: readonly number[];
}

export interface LayerChartLayout {
  readonly plot: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly lines: readonly LayerLine[];
  /** Numbers of layers. */
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export interface LayerLine extends Omit<LayerSeries, 'values'> {
  /** Path data; empty without a value. */
  readonly d: string;
  readonly points: readonly LayerPoint[];
}

export interface LayerPoint {
  /** From 1 on. */
  readonly layer: number;
  readonly value: number;
  readonly x: number;
  readonly y: number;
  /** Whether the value is 0, which lies below any logarithmic axis, and the point at its lower end. */
  readonly isZero: boolean;
}

interface LayerChartInput {
  /** CSS pixels, including axes. */
  readonly width: number;
  readonly height: number;
  readonly series: readonly LayerSeries[];
}

/** Room for tick labels at the left, and for those and the axis's name below. */
const LEFT = 52;
const BELOW = 34;
const MARGIN = 8;
const MOST_X_TICKS = 10;
const Y_TICKS = 4;
/** So that what is passed on nearly as it is looks flat. */
const FEWEST_DECADES = 3;

export function layoutLayerChart({ width, height, series }: LayerChartInput): LayerChartLayout {
  const plot = {
    x: LEFT,
    y: MARGIN,
    width: width - LEFT - MARGIN,
    height: height - BELOW - MARGIN,
  };
  const bottom = plot.y + plot.height;
  const most = Math.max(1, ...series.map(({ values }) => values.length));
  const toX = (layer: number) =>
    most === 1 ? plot.x + plot.width / 2 : plot.x + ((layer - 1) / (most - 1)) * plot.width;
  const axis = createAxis('log', domainOf(series), [bottom, plot.y], Y_TICKS);

  const lines = series.map(({ values, ...described }): LayerLine => {
    const points = values.flatMap((value, index): LayerPoint[] => {
      if (!Number.isFinite(value)) return [];
      const isZero = value <= 0;
      const y = isZero ? bottom : axis.toPixel(value);
      return [{ layer: index + 1, value, x: toX(index + 1), y, isZero }];
    });
    return { ...described, points, d: pathOf(points) };
  });
  const every = Math.ceil(most / MOST_X_TICKS);
  const layers = Array.from({ length: most }, (_, index) => index + 1);
  return {
    plot,
    lines,
    xTicks: layers
      .filter((layer) => (layer - 1) % every === 0)
      .map((layer) => ({ value: layer, position: toX(layer), label: `${layer}` })),
    yTicks: axis.ticks,
  };
}

/** Whole decades around all values above 0. */
function domainOf(series: readonly LayerSeries[]): readonly [number, number] {
  const powers = series
    .flatMap(({ values }) => values)
    .filter((value) => value > 0 && Number.isFinite(value))
    .map(Math.log10);
  const known = powers.length > 0 ? powers : [0];
  let low = Math.floor(Math.min(...known));
  let high = Math.ceil(Math.max(...known));
  for (let up = true; high - low < FEWEST_DECADES; up = !up) {
    if (up) high++;
    else low--;
  }
  return [10 ** low, 10 ** high];
}

/** Lines between layers that follow each other. */
function pathOf(points: readonly LayerPoint[]): string {
  return points
    .map(({ layer, x, y }, index) => {
      const follows = points[index - 1]?.layer === layer - 1;
      return `${follows ? 'L' : 'M'}${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join('');
}
