/**
 * The density of many equal Gaussians around points. Where the points are samples of something else, it is
 * that smoothed by N(0, bandwidth²I), and whoever shows it has to say so.
 */

/** Outliers make the cells wider instead of more than this many a side. */
const MAXIMUM_CELLS = 512;

/** Kernels around samples are cut off at this many bandwidths, where they are below 4e-6 of their peak. */
const REACH = 5;

type Points = Float32Array | Float64Array;

/**
 * The Gaussian kernel density estimate of points x₀, y₀, x₁, y₁, …: (x, y) ↦ density per unit area.
 * Points are sorted into square cells at least as wide as the kernel reaches, so that an evaluation
 * looks at nine cells and not at all points; finite points only.
 * @param bandwidth standard deviation of the kernel in data units, above 0
 * @param cutOff bandwidths beyond which a kernel counts as 0
 */
export function kernelDensity(
  points: Points,
  bandwidth: number,
  cutOff = REACH,
): (x: number, y: number) => number {
  const count = points.length >>> 1;
  const reach = cutOff * bandwidth;
  const grid = sortIntoCells(points, reach);
  const exponent = -0.5 / bandwidth ** 2;
  const peak = 1 / (count * 2 * Math.PI * bandwidth ** 2);

  return (x, y) => {
    const column = Math.floor((x - grid.left) / grid.size);
    const row = Math.floor((y - grid.bottom) / grid.size);
    const firstColumn = Math.max(0, column - 1);
    const lastColumn = Math.min(grid.columns - 1, column + 1);
    if (firstColumn > lastColumn) return 0;
    let sum = 0;
    for (let r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++) {
      // Cells of a row lie next to each other, so three of them are one run of points.
      const end = grid.starts[r * grid.columns + lastColumn + 1]!;
      for (let i = grid.starts[r * grid.columns + firstColumn]!; i < end; i++) {
        const dx = x - grid.sorted[2 * i]!;
        const dy = y - grid.sorted[2 * i + 1]!;
        const squared = dx * dx + dy * dy;
        if (squared < reach * reach) sum += Math.exp(exponent * squared);
      }
    }
    return sum === 0 ? 0 : peak * sum;
  };
}

/** Points in the order of square cells, row by row; cell k holds points starts[k] to starts[k + 1] − 1. */
function sortIntoCells(points: Points, minimumSize: number) {
  const bounds = boundingBox(points);
  const width = bounds.right - bounds.left;
  const height = bounds.top - bounds.bottom;
  const size = Math.max(minimumSize, width / MAXIMUM_CELLS, height / MAXIMUM_CELLS);
  const columns = Math.floor(width / size) + 1;
  const rows = Math.floor(height / size) + 1;
  const cellOf = (i: number) =>
    Math.floor((points[i + 1]! - bounds.bottom) / size) * columns +
    Math.floor((points[i]! - bounds.left) / size);

  const starts = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < points.length; i += 2) starts[cellOf(i) + 1]!++;
  for (let k = 1; k < starts.length; k++) starts[k]! += starts[k - 1]!;

  const next = starts.slice();
  const sorted = points.slice();
  for (let i = 0; i < points.length; i += 2) {
    const place = 2 * next[cellOf(i)]!++;
    sorted[place] = points[i]!;
    sorted[place + 1] = points[i + 1]!;
  }
  return { left: bounds.left, bottom: bounds.bottom, size, columns, rows, starts, sorted };
}

function boundingBox(points: Points) {
  if (points.length === 0) return { left: 0, right: 0, bottom: 0, top: 0 };
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    left = Math.min(left, points[i]!);
    right = Math.max(right, points[i]!);
    bottom = Math.min(bottom, points[i + 1]!);
    top = Math.max(top, points[i + 1]!);
  }
  return { left, right, bottom, top };
}
