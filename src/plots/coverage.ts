/**
 * Layout of how the samples of several runs fall on the modes: one strip of bars for each run below the
 * other, the same modes in the same places and on the same scale. Draws nothing.
 */
import { layoutModeBars, type ModeBar } from './bars.ts';

export interface CoverageInput {
  /** CSS pixels that the bars have. */
  readonly width: number;
  /** Of one strip, in CSS pixels; gaps between strips come on top. */
  readonly stripHeight: number;
  /** By mode: its weight in the target, 0 to 1. */
  readonly expected: readonly number[];
  /** By run: the share of its samples in each mode, 0 to 1; undefined while it is not known. */
  readonly shares: readonly (ArrayLike<number> | undefined)[];
}

/** All positions in CSS pixels from the upper left corner of the bars. */
export interface CoverageLayout {
  readonly height: number;
  /** In the order of the runs. */
  readonly strips: readonly CoverageStrip[];
  /** The largest share that the scale has room for. */
  readonly top: number;
  /** The mode at a horizontal pixel; the first or last outside. */
  modeAt(pixel: number): number;
  /** The column of a mode through all strips. */
  column(mode: number): { readonly x: number; readonly width: number };
}

export interface CoverageStrip {
  /** Its upper edge. */
  readonly y: number;
  /** By mode; none while the shares are not known. Positions count from the upper edge of the chart. */
  readonly bars: readonly CoverageBar[];
}

export interface CoverageBar extends ModeBar {
  /** Whether the share is larger than the scale has room for, and the bar ends at the top. */
  readonly cut: boolean;
}

const STRIP_GAP = 8;

/**
 * How many times the largest fair share has room: a run that puts everything into one mode shall not
 * flatten the others until nobody can compare them with their fair share.
 */
const MOST_FAIR_SHARES = 3;

/** Lays out the strips at one size. */
export function layoutCoverage(input: CoverageInput): CoverageLayout {
  const { width, stripHeight, expected, shares } = input;
  const top = topOf(expected, shares);
  const step = stripHeight + STRIP_GAP;
  const modeCount = expected.length;
  return {
    height: shares.length * step - STRIP_GAP,
    top,
    strips: shares.map((own, index) => {
      const y = index * step;
      return { y, bars: own ? barsOf(own, expected, top, { width, height: stripHeight }, y) : [] };
    }),
    modeAt: (pixel) =>
      Math.min(Math.max(Math.floor((pixel / width) * modeCount), 0), modeCount - 1),
    column: (mode) => ({ x: (mode * width) / modeCount, width: width / modeCount }),
  };
}

function topOf(
  expected: readonly number[],
  shares: readonly (ArrayLike<number> | undefined)[],
): number {
  const fair = Math.max(...expected);
  const largest = Math.max(fair, ...shares.flatMap((own) => Array.from(own ?? [])));
  return Math.min(largest, MOST_FAIR_SHARES * fair);
}

function barsOf(
  shares: ArrayLike<number>,
  expected: readonly number[],
  top: number,
  size: { readonly width: number; readonly height: number },
  y: number,
): CoverageBar[] {
  const modes = expected.map((weight, mode) => {
    const share = shares[mode]!;
    return { share, expected: weight, found: share > 0 };
  });
  return layoutModeBars(modes, size, top).map((bar) => ({
    ...bar,
    y: bar.y + y,
    expectedY: bar.expectedY + y,
    cut: bar.share > top,
  }));
}
