/** Maps values to pixels along one axis, linear or logarithmic, with a few tidy ticks. Draws nothing. */
import { scaleLinear, scaleLog, ticks as roundValues } from 'd3';
import { formatTicks, formatValue } from './numberFormat.ts';

export type AxisScale = 'linear' | 'log';

export interface Tick {
  readonly value: number;
  /** CSS pixels along the axis. */
  readonly position: number;
  readonly label: string;
}

export interface Axis {
  readonly domain: readonly [number, number];
  toPixel(value: number): number;
  toValue(pixel: number): number;
  readonly ticks: readonly Tick[];
}

/**
 * @param domain low < high, both above zero for a logarithmic scale
 * @param pixels where low and high lie
 * @param count about how many ticks
 */
export function createAxis(
  scale: AxisScale,
  domain: readonly [number, number],
  pixels: readonly [number, number],
  count: number,
): Axis {
  const map = (scale === 'log' ? scaleLog() : scaleLinear()).domain(domain).range(pixels);
  const values = scale === 'log' ? logTicks(domain, count) : linearTicks(domain, count);
  const labels = scale === 'log' ? values.map(formatValue) : formatTicks(values);
  return {
    domain,
    toPixel: (value) => map(value),
    toValue: (pixel) => map.invert(pixel),
    ticks: values.map((value, i) => ({ value, position: map(value), label: labels[i]! })),
  };
}

function linearTicks([low, high]: readonly [number, number], count: number): number[] {
  return roundValues(low, high, count);
}

/**
 * Powers of ten, thinned to about `count`; with 2 and 5 between them, or round values, where there are
 * too few.
 */
function logTicks([low, high]: readonly [number, number], count: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const powers = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  if (powers.length >= 2) {
    const every = Math.ceil(powers.length / (count + 1));
    return powers.filter((power) => power % every === 0).map((power) => 10 ** power);
  }
  const finer = [first - 1, first, last]
    .filter((power, i, all) => all.indexOf(power) === i)
    .flatMap((power) => [1, 2, 5].map((factor) => factor * 10 ** power))
    .filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
  return finer.length >= 2 ? finer : linearTicks([low, high], count);
}
