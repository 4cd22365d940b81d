/**
 * Maximum mean discrepancy with a sum of Gaussian kernels: how far apart the mean embeddings of two
 * samples are. Squared, as both estimators are; chooses no widths.
 *
 * Source: Gretton et al. 2012, "A kernel two-sample test", equations 3 (unbiased) and 5 (biased).
 */
import { checkPoints, pointCount, type Points } from './points.ts';

/**
 * MMD² = Σ over kernels of E k(x, x′) + E k(y, y′) − 2 E k(x, y) with k = exp(−‖·‖²/2s²), where no point
 * is compared with itself: its mean over draws is exact, so that it is just below 0 every other time
 * for equal distributions. From there to 2 × the number of widths.
 * @param x `[n, 2]`
 * @param y `[m, 2]`
 * @param widths s of each kernel, > 0, in data units
 * @throws TooFewPointsError with fewer than two points of either
 * @throws NonFinitePointError
 */
export function mmdUnbiased(x: Points, y: Points, widths: readonly number[]): number {
  const { withinX, withinY, between } = kernelSums(x, y, widths, 2);
  const [n, m] = [pointCount(x), pointCount(y)];
  return withinX / (n * (n - 1)) + withinY / (m * (m - 1)) - (2 * between) / (n * m);
}

/**
 * The same with every point compared with itself too: the exact MMD² between the two samples as they
 * are, ≥ 0, and on average above that of what they were drawn from.
 * @throws TooFewPointsError when a sample is empty
 * @throws NonFinitePointError
 */
export function mmdBiased(x: Points, y: Points, widths: readonly number[]): number {
  const { withinX, withinY, between } = kernelSums(x, y, widths, 1);
  const [n, m] = [pointCount(x), pointCount(y)];
  const itself = widths.length;
  return (
    (withinX + n * itself) / n ** 2 + (withinY + m * itself) / m ** 2 - (2 * between) / (n * m)
  );
}

/** Kernels summed over pairs: of different points of one sample, in both orders, and of one with the other. */
interface KernelSums {
  readonly withinX: number;
  readonly withinY: number;
  readonly between: number;
}

function kernelSums(x: Points, y: Points, widths: readonly number[], fewest: number): KernelSums {
  checkPoints(x, fewest);
  checkPoints(y, fewest);
  const precisions = Float64Array.from(widths, (width) => 1 / (2 * width ** 2));
  return {
    withinX: 2 * sumWithin(x, precisions),
    withinY: 2 * sumWithin(y, precisions),
    between: sumBetween(x, y, precisions),
  };
}

function sumWithin(points: Points, precisions: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    sum += sumFrom(points[i]!, points[i + 1]!, points, i + 2, precisions);
  }
  return sum;
}

function sumBetween(x: Points, y: Points, precisions: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 2) sum += sumFrom(x[i]!, x[i + 1]!, y, 0, precisions);
  return sum;
}

/** e⁻⁴⁰ is lost in any sum that matters, and most pairs are farther apart than that for narrow kernels. */
const NOTHING_BEYOND = 40;

/** The kernels between (x, y) and the points from index `first` of the array on. */
function sumFrom(
  x: number,
  y: number,
  points: Points,
  first: number,
  precisions: Float64Array,
): number {
  let sum = 0;
  for (let j = first; j < points.length; j += 2) {
    const dx = x - points[j]!;
    const dy = y - points[j + 1]!;
    const squaredDistance = dx * dx + dy * dy;
    for (let k = 0; k < precisions.length; k++) {
      const exponent = squaredDistance * precisions[k]!;
      if (exponent < NOTHING_BEYOND) sum += Math.exp(-exponent);
    }
  }
  return sum;
}
