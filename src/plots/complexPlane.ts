/**
 * Layout of complex numbers in their plane, both axes labelled, with the imaginary axis as a border that means
 * something. Says how many lie on which side of it. Draws nothing.
 */
import { nice, scaleSymlog } from 'd3';
import { createAxis, type Axis, type AxisScale, type Tick } from './axis.ts';
import { formatValue } from './numberFormat.ts';

export interface ComplexPlaneInput {
  /** CSS pixels, including axes. */
  readonly width: number;
  readonly height: number;
  /** All finite and of the same length. */
  readonly real: ArrayLike<number>;
  readonly imaginary: ArrayLike<number>;
  /** Logarithmic: in both directions away from 0, so that the small ones are seen beside the large ones. */
  readonly scale: AxisScale;
}

export interface ComplexPlaneLayout {
  readonly plot: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly points: readonly ComplexPoint[];
  /** Pixel of the imaginary axis, where the real part is 0. */
  readonly borderX: number;
  /** Pixel of the real axis, where the imaginary part is 0. */
  readonly realAxisY: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export interface ComplexPoint {
  readonly x: number;
  readonly y: number;
  readonly side: Side;
}

/** Of the imaginary axis; within rounding of it: on it. */
export type Side = 'left' | 'on' | 'right';

/** How many numbers there are of each sort. */
export interface ComplexCounts extends Readonly<Record<Side, number>> {
  /** How many lie off the real axis, in conjugate pairs. */
  readonly turning: number;
  /** Of those how many lie to the right of the imaginary axis. */
  readonly turningRight: number;
}

const LEFT = 52;
const BELOW = 34;
const MARGIN = 8;
const TICKS = 4;

/**
 * A part of a number counts as 0 below this share of the largest modulus: eigenvalues of float32 matrices
 * are no better known. Found on two machines, those of the same trained game differed by up to half of that.
 */
export const NEGLIGIBLE = 1e-5;

/** Decades of a logarithmic axis on either side of 0, around which it is linear. */
const DECADES = 3;

export function layoutComplexPlane(input: ComplexPlaneInput): ComplexPlaneLayout {
  const { width, height, real, imaginary, scale } = input;
  const plot = {
    x: LEFT,
    y: MARGIN,
    width: width - LEFT - MARGIN,
    height: height - BELOW - MARGIN,
  };
  const xAxis = axisOf(scale, rangeOf(real), [plot.x, plot.x + plot.width]);
  const yAxis = axisOf(scale, rangeOf(imaginary), [plot.y + plot.height, plot.y]);
  const least = negligibleBeside(input);
  return {
    plot,
    points: Array.from(real, (re, index) => ({
      x: xAxis.toPixel(re),
      y: yAxis.toPixel(imaginary[index]!),
      side: sideOf(re, least),
    })),
    borderX: xAxis.toPixel(0),
    realAxisY: yAxis.toPixel(0),
    xTicks: xAxis.ticks,
    yTicks: yAxis.ticks,
  };
}

export function countComplex(
  numbers: Pick<ComplexPlaneInput, 'real' | 'imaginary'>,
): ComplexCounts {
  const { real, imaginary } = numbers;
  const least = negligibleBeside(numbers);
  const counts = { left: 0, on: 0, right: 0, turning: 0, turningRight: 0 };
  for (let i = 0; i < real.length; i++) {
    const side = sideOf(real[i]!, least);
    counts[side]++;
    if (Math.abs(imaginary[i]!) <= least) continue;
    counts.turning++;
    if (side === 'right') counts.turningRight++;
  }
  return counts;
}

function axisOf(
  scale: AxisScale,
  domain: readonly [number, number],
  pixels: readonly [number, number],
): Pick<Axis, 'toPixel' | 'ticks'> {
  if (scale === 'linear') return createAxis('linear', domain, pixels, TICKS);
  const furthest = Math.max(-domain[0], domain[1]);
  const linearUpTo = furthest / 10 ** DECADES;
  const map = scaleSymlog().constant(linearUpTo).domain(domain).range(pixels);
  const top = Math.floor(Math.log10(furthest));
  const powers = [top, top - 2].map((power) => 10 ** power);
  const values = [...powers.map((power) => -power), 0, ...powers.toReversed()];
  return {
    toPixel: (value) => map(value),
    ticks: values
      .filter((value) => value >= domain[0] && value <= domain[1])
      .map((value) => ({ value, position: map(value), label: formatValue(value) })),
  };
}

function sideOf(real: number, least: number): Side {
  if (Math.abs(real) <= least) return 'on';
  return real < 0 ? 'left' : 'right';
}

function negligibleBeside({
  real,
  imaginary,
}: Pick<ComplexPlaneInput, 'real' | 'imaginary'>): number {
  let largest = 0;
  for (let i = 0; i < real.length; i++) {
    largest = Math.max(largest, Math.hypot(real[i]!, imaginary[i]!));
  }
  return NEGLIGIBLE * largest;
}

/** All values and 0, with room on both sides of 0, because both mean something. */
function rangeOf(values: ArrayLike<number>): readonly [number, number] {
  let [low, high] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  if (high === low) return [-1, 1];
  const room = 0.12 * (high - low);
  return nice(low - room, high + room, 2 * TICKS);
}
