/**
 * Distributions as probabilities of grid cells, after convolution with a Gaussian N(0, h²I), so
 * that samples, densities and one-dimensional supports can be compared with each other.
 * Cell probabilities are exact integrals, not densities at cell centres; nothing is resampled.
 *
 * Source: Arjovsky and Bottou 2017, "Towards principled methods for training GANs", section 3: noise on both
 * sides makes divergences of thin supports finite.
 */
import type { GaussianComponent, Target } from '../data/distribution.ts';
import { createRandom } from '../data/random.ts';
import { fastNormalCdf, normalInterval, TABLE_REACH } from './normal.ts';
import { pointCount, type Points } from './points.ts';

/** `size` × `size` equal cells over [−extent, extent]², in data units. */
export interface Grid {
  readonly extent: number;
  readonly size: number;
}

/** The grid of the live divergences. */
export const LIVE_GRID: Grid = { extent: 3, size: 192 };

/** The smoothing of the live divergences: h, in data units. */
export const SMOOTHING_WIDTH = 0.05;

/** Sample size that stands for a target without closed form. */
const TARGET_SAMPLES = 1_000_000;

/**
 * Cell probabilities `[size² + 1]`: cell (row, column) at row × size + column, rows by rising y,
 * columns by rising x; the last entry is everything outside the grid. They sum to 1.
 */
export type CellProbabilities = Float64Array;

/**
 * Probabilities of a sample, each point spread as N(point, width²I). Points that are not finite
 * count as outside. The kernel ends at 6 widths and keeps its whole mass; a cell's share of one
 * point is within 1e−9 of exact.
 * @param width h > 0, in data units
 */
export function smoothedPoints(
  points: Points,
  width: number,
  grid: Grid = LIVE_GRID,
): CellProbabilities {
  const { size } = grid;
  const cells = new Float64Array(size * size + 1);
  const columns = new Float64Array(size);
  const rows = new Float64Array(size);
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i]!;
    const y = points[i + 1]!;
    const firstColumn = firstCell(x, width, grid);
    const endColumn = endCell(x, width, grid);
    const firstRow = firstCell(y, width, grid);
    const endRow = endCell(y, width, grid);
    if (!(firstColumn < endColumn && firstRow < endRow)) continue;
    spread(x, width, grid, firstColumn, endColumn, columns);
    spread(y, width, grid, firstRow, endRow, rows);
    for (let row = firstRow; row < endRow; row++) {
      const share = rows[row]!;
      const start = row * size;
      for (let column = firstColumn; column < endColumn; column++) {
        cells[start + column]! += share * columns[column]!;
      }
    }
  }
  const count = pointCount(points);
  let inside = 0;
  for (let i = 0; i < size * size; i++) {
    cells[i]! /= count;
    inside += cells[i]!;
  }
  // Thousands of roundings leave about 1e−13 where nothing is outside.
  const outside = 1 - inside;
  cells[size * size] = outside > 1e-12 ? outside : 0;
  return cells;
}

/**
 * Probabilities of a mixture of isotropic Gaussians convolved with N(0, width²I), to rounding:
 * each component has variance σ² + width².
 * @param width h ≥ 0; 0 for the mixture itself
 */
export function smoothedMixture(
  components: readonly GaussianComponent[],
  width: number,
  grid: Grid = LIVE_GRID,
): CellProbabilities {
  const { size } = grid;
  const cells = new Float64Array(size * size + 1);
  for (const { x, y, sigma, weight } of components) {
    const deviation = Math.hypot(sigma, width);
    const columns = axisMasses(x, deviation, grid);
    const rows = axisMasses(y, deviation, grid);
    for (let row = 0; row < size; row++) {
      const share = weight * rows.inside[row]!;
      for (let column = 0; column < size; column++) {
        cells[row * size + column]! += share * columns.inside[column]!;
      }
    }
    const outside = columns.outside + rows.outside - columns.outside * rows.outside;
    cells[size * size]! += weight * outside;
  }
  return cells;
}

/**
 * Probabilities of a target convolved with N(0, width²I): exact from its components, otherwise
 * from 1,000,000 samples, always the same ones.
 */
export function smoothedTarget(
  target: Target,
  width: number = SMOOTHING_WIDTH,
  grid: Grid = LIVE_GRID,
): CellProbabilities {
  if (target.components) return smoothedMixture(target.components, width, grid);
  const random = createRandom(0, 'smoothed target', 0);
  return smoothedPoints(target.sample(TARGET_SAMPLES, random), width, grid);
}

/** First cell that a kernel around `centre` reaches, at least 0. */
function firstCell(centre: number, width: number, { extent, size }: Grid): number {
  return Math.max(0, Math.floor(((centre - TABLE_REACH * width + extent) / (2 * extent)) * size));
}

/** One past the last cell that a kernel around `centre` reaches, at most `size`. */
function endCell(centre: number, width: number, { extent, size }: Grid): number {
  return Math.min(size, Math.ceil(((centre + TABLE_REACH * width + extent) / (2 * extent)) * size));
}

/** Writes the mass of N(centre, width²) in cells `first` to `end` − 1 of one axis. */
function spread(
  centre: number,
  width: number,
  { extent, size }: Grid,
  first: number,
  end: number,
  out: Float64Array,
): void {
  const step = (2 * extent) / size / width;
  const start = (-extent - centre) / width;
  let below = fastNormalCdf(start + first * step);
  for (let cell = first; cell < end; cell++) {
    const above = fastNormalCdf(start + (cell + 1) * step);
    out[cell] = above - below;
    below = above;
  }
}

/** The mass of N(centre, deviation²) in every cell of one axis, and beyond both ends. */
function axisMasses(
  centre: number,
  deviation: number,
  { extent, size }: Grid,
): { inside: Float64Array; outside: number } {
  const edge = (cell: number) => ((2 * extent * cell) / size - extent - centre) / deviation;
  return {
    inside: Float64Array.from({ length: size }, (_, cell) =>
      normalInterval(edge(cell), edge(cell + 1)),
    ),
    outside: normalInterval(-Infinity, edge(0)) + normalInterval(edge(size), Infinity),
  };
}
