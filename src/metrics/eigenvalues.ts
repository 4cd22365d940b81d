/**
 * The eigenvalues of a real matrix without any symmetry, by Householder reduction to Hessenberg form and QR
 * iteration (EISPACK's orthes and hqr2, in ml-matrix). Takes n³ time: seconds for n = 800.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** λₖ = real[k] + i·imaginary[k], by falling real part; of a conjugate pair the one above the real axis first. */
export interface Eigenvalues {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/**
 * All n eigenvalues, as often as they occur.
 * @param matrix [n, n] row by row, n ≥ 1
 * @throws NoSquareMatrixError
 * @throws NotFiniteError, for which the iteration would never end
 */
export function eigenvaluesOf(matrix: ArrayLike<number>): Eigenvalues {
  const size = Math.sqrt(matrix.length);
  if (size < 1 || !Number.isInteger(size)) throw new NoSquareMatrixError(matrix.length);
  const numbers = Float64Array.from(matrix);
  if (!numbers.every(Number.isFinite)) throw new NotFiniteError();
  const rows = Array.from({ length: size }, (_, row) =>
    numbers.subarray(row * size, (row + 1) * size),
  );
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(new Matrix(rows));
  const order = Array.from(realEigenvalues.keys()).sort(
    (a, b) =>
      realEigenvalues[b]! - realEigenvalues[a]! ||
      imaginaryEigenvalues[b]! - imaginaryEigenvalues[a]!,
  );
  return {
    real: Float64Array.from(order, (index) => realEigenvalues[index]!),
    imaginary: Float64Array.from(order, (index) => imaginaryEigenvalues[index]!),
  };
}

/** The numbers fill no square. */
export class NoSquareMatrixError extends Error {
  override readonly name = 'NoSquareMatrixError';

  constructor(count: number) {
    super(`${count} numbers make no square matrix: pass n·n of them, n at least 1.`);
  }
}

/** The matrix holds something else than finite numbers. */
export class NotFiniteError extends Error {
  override readonly name = 'NotFiniteError';

  constructor() {
    super(
      'Only a matrix of finite numbers has eigenvalues: look for NaN and Infinity before asking.',
    );
  }
}
