/** One series as two SVG paths: a calm line, and the band it stands for where points crowd. */

export interface CurveShape {
  /** Through the median of each column of pixels. */
  readonly line: string;
  /** Closed areas from the lowest to the highest value of each column, so that no spike is lost. */
  readonly band: string;
}

/** Pixels that share one point of the line. */
const COLUMN_WIDTH = 2;

/**
 * The points that `isDrawn`, broken wherever one is not. Where a column has one point, the line passes
 * through it and the band has no area; where it has many, the line shows their middle and the band their
 * extent. A point without neighbours becomes a stroke of no length, which round line caps show as a dot.
 * @param x ascending
 * @param toX,toY to CSS pixels
 */
export function curveShape(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  isDrawn: (value: number) => boolean,
  toX: (value: number) => number,
  toY: (value: number) => number,
): CurveShape {
  const runs: Column[][] = [];
  let run: Column[] = [];
  let place = NaN;
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const value = y[i]!;
    if (!isDrawn(value)) {
      run = [];
      place = NaN;
      continue;
    }
    const pixel = toX(x[i]!);
    if (Math.floor(pixel / COLUMN_WIDTH) !== place) {
      place = Math.floor(pixel / COLUMN_WIDTH);
      if (run.length === 0) runs.push(run);
      run.push({ pixels: [], values: [] });
    }
    const column = run.at(-1)!;
    column.pixels.push(pixel);
    column.values.push(toY(value));
  }
  return { line: runs.map(linePath).join(''), band: runs.map(bandPath).join('') };
}

/** The points of one column of pixels, in CSS pixels. */
interface Column {
  readonly pixels: number[];
  readonly values: number[];
}

function linePath(run: readonly Column[]): string {
  const points = run.map(({ pixels, values }) => {
    const sorted = values.slice().sort((a, b) => a - b);
    return at(middle(pixels), middle(sorted));
  });
  return `M${points.join('L')}${points.length === 1 ? 'h0' : ''}`;
}

function bandPath(run: readonly Column[]): string {
  if (run.every(({ values }) => values.length === 1)) return '';
  const upper = run.map(({ pixels, values }) => at(middle(pixels) - 0.5, Math.min(...values)));
  const lower = run.map(({ pixels, values }) => at(middle(pixels) + 0.5, Math.max(...values)));
  return `M${[...upper, ...lower.toReversed()].join('L')}Z`;
}

/** The median of ascending numbers. */
function middle(sorted: readonly number[]): number {
  const last = sorted.length - 1;
  return (sorted[Math.floor(last / 2)]! + sorted[Math.ceil(last / 2)]!) / 2;
}

/** Values far beyond the axis would exceed what renderers can place; the clip hides them anyway. */
const FURTHEST = 1e5;

function at(x: number, y: number): string {
  return `${rounded(x)},${rounded(Math.min(Math.max(y, -FURTHEST), FURTHEST))}`;
}

function rounded(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}
