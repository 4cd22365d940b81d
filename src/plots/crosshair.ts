/** What a line chart says at one horizontal position. */
import { bisectCenter } from 'd3';
import type { Axis } from './axis.ts';
import type { CurveSeries } from './curveSeries.ts';
import { formatValue } from './numberFormat.ts';
import type { ColourRole } from './palette.ts';

export interface CrosshairReading {
  /** The x of the nearest point of any series, and its pixel. */
  readonly x: number;
  readonly pixel: number;
  readonly values: readonly CrosshairValue[];
}

/** A series' own point nearest to the crosshair. */
export interface CrosshairValue {
  readonly id: string;
  readonly name: string;
  readonly colourRole: ColourRole;
  readonly x: number;
  /** Undefined in a gap. */
  readonly y: number | undefined;
  readonly text: string;
  /** The point's pixels, where the chart shows it. */
  readonly point: { readonly x: number; readonly y: number } | undefined;
}

/** The points nearest to a horizontal pixel; undefined while there is no point. */
export function readCrosshair(
  series: readonly CurveSeries[],
  isShown: (value: number) => boolean,
  xAxis: Axis,
  yAxis: Axis,
  pixel: number,
): CrosshairReading | undefined {
  const wanted = xAxis.toValue(pixel);
  const nearest = series
    .filter(({ x }) => x.length > 0)
    .map((one) => ({ ...one, index: bisectCenter(one.x, wanted) }));
  if (nearest.length === 0) return undefined;
  const x = nearest
    .map((one) => one.x[one.index]!)
    .reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));
  return {
    x,
    pixel: xAxis.toPixel(x),
    values: nearest.map(({ id, name, colourRole, x, y, index }) => {
      const value = y[index]!;
      const at = x[index]!;
      return {
        id,
        name,
        colourRole,
        x: at,
        y: Number.isFinite(value) ? value : undefined,
        text: formatValue(value),
        point: isShown(value) ? { x: xAxis.toPixel(at), y: yAxis.toPixel(value) } : undefined,
      };
    }),
  };
}
