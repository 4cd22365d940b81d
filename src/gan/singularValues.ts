/**
 * Singular values of small matrices in double precision, by one-sided Jacobi rotations: exact to
 * rounding, where power iteration stays below. Cubic in the size; knows no networks.
 */

/** Columns whose cosine is smaller count as orthogonal. */
const ORTHOGONAL = 1e-14;

/** A handful are enough; the limit is there in case rounding keeps turning the same pair. */
const MOST_SWEEPS = 40;

/** All singular values, largest first, of `matrix` [rows, columns], row after row. */
export function singularValues(
  matrix: ArrayLike<number>,
  rows: number,
  columns: number,
): readonly number[] {
  const vectors = shorterVectors(matrix, rows, columns);
  for (let sweep = 0; sweep < MOST_SWEEPS && orthogonalise(vectors); sweep++);
  return vectors.map((vector) => Math.sqrt(dot(vector, vector))).sort((a, b) => b - a);
}

/** The columns, or the rows where these are fewer: both have the same singular values. */
function shorterVectors(
  matrix: ArrayLike<number>,
  rows: number,
  columns: number,
): readonly Float64Array[] {
  const at = (row: number, column: number) => matrix[row * columns + column]!;
  return columns <= rows
    ? range(columns).map((column) => Float64Array.from(range(rows), (row) => at(row, column)))
    : range(rows).map((row) => Float64Array.from(range(columns), (column) => at(row, column)));
}

/** Turns every pair of vectors until they are orthogonal; whether any had to be turned. */
function orthogonalise(vectors: readonly Float64Array[]): boolean {
  let turned = false;
  for (let i = 0; i < vectors.length; i++) {
    for (let j = i + 1; j < vectors.length; j++) {
      turned = turnPair(vectors[i]!, vectors[j]!) || turned;
    }
  }
  return turned;
}

function turnPair(first: Float64Array, second: Float64Array): boolean {
  const [alpha, beta, gamma] = [dot(first, first), dot(second, second), dot(first, second)];
  if (!(Math.abs(gamma) > ORTHOGONAL * Math.sqrt(alpha * beta))) return false;
  const zeta = (beta - alpha) / (2 * gamma);
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = cosine * tangent;
  for (let i = 0; i < first.length; i++) {
    const [a, b] = [first[i]!, second[i]!];
    first[i] = cosine * a - sine * b;
    second[i] = sine * a + cosine * b;
  }
  return true;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}
