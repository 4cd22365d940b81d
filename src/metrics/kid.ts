/**
 * The kernel inception distance as it is on the plane, where points are their own features: an unbiased
 * MMD² with the kernel (x·y/2 + 1)³. No features of a network, no subsets.
 *
 * Source: Bińkowski et al. 2018, "Demystifying MMD GANs", section 4.
 */
import { checkPoints, pointCount, type Points } from './points.ts';

const DEGREE = 3;
const DIMENSION = 2;

/**
 * KID between all points of both samples, of any two sizes: its mean over draws is exact, so that it is
 * just below 0 every other time for equal distributions. No upper end. Compares the first three moments.
 * @param x `[n, 2]`
 * @param y `[m, 2]`
 * @throws TooFewPointsError with fewer than two points of either
 * @throws NonFinitePointError
 */
export function kid(x: Points, y: Points): number {
  const [real, generated] = [embed(x), embed(y)];
  return (
    within(real) +
    within(generated) -
    (2 * dot(real.features, generated.features)) / (real.count * generated.count)
  );
}

/** A sample as its kernel sees it. */
interface Embedding {
  readonly count: number;
  /** The features of all points, summed: `[10]`. */
  readonly features: Float64Array;
  /** Σ k(x, x). */
  readonly itself: number;
}

/** xᵇyᶜ with the root of its coefficient in the kernel, for all b + c ≤ 3. */
const MONOMIALS = monomials();

function monomials(): readonly { b: number; c: number; scale: number }[] {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const terms = [];
  for (let b = 0; b <= DEGREE; b++) {
    for (let c = 0; b + c <= DEGREE; c++) {
      const ways = factorial(DEGREE) / (factorial(DEGREE - b - c) * factorial(b) * factorial(c));
      terms.push({ b, c, scale: Math.sqrt(ways / DIMENSION ** (b + c)) });
    }
  }
  return terms;
}

/** A polynomial kernel is a product of features: sums over pairs become products of sums. */
function embed(points: Points): Embedding {
  checkPoints(points, 2);
  const features = new Float64Array(MONOMIALS.length);
  let itself = 0;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i]!;
    const y = points[i + 1]!;
    for (const [k, { b, c, scale }] of MONOMIALS.entries()) features[k]! += scale * x ** b * y ** c;
    itself += ((x * x + y * y) / DIMENSION + 1) ** DEGREE;
  }
  return { count: pointCount(points), features, itself };
}

/** The kernel's mean over pairs of different points. */
function within({ count, features, itself }: Embedding): number {
  return (dot(features, features) - itself) / (count * (count - 1));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, k) => sum + value * b[k]!, 0);
}
