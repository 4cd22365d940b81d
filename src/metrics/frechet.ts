/**
 * The Fréchet distance between two samples, each seen as the Gaussian with its mean and covariance.
 * Sees nothing of their shapes beyond that, and takes points as they are: no features of a network.
 *
 * Source: Dowson and Landau 1982; as FID Heusel et al. 2017, "GANs trained by a two time-scale update rule".
 */
import { checkPoints, pointCount, type Points } from './points.ts';

/** The first two moments of a sample. */
interface Moments {
  readonly meanX: number;
  readonly meanY: number;
  /** Sample covariance, divided by n − 1. */
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/**
 * ‖μ₁ − μ₂‖² + tr(S₁ + S₂ − 2(S₁S₂)^½), the squared Wasserstein-2 between the Gaussians: ≥ 0, in squared
 * data units, 0 for equal moments. On average above 0 for two samples of one distribution.
 * @param x `[n, 2]`
 * @param y `[m, 2]`
 * @throws TooFewPointsError with fewer than two points of either
 * @throws NonFinitePointError
 */
export function frechet(x: Points, y: Points): number {
  const [a, b] = [momentsOf(x), momentsOf(y)];
  const apart = (a.meanX - b.meanX) ** 2 + (a.meanY - b.meanY) ** 2;
  // Rounding may leave a little less than nothing between equal moments.
  return Math.max(0, apart + a.xx + a.yy + b.xx + b.yy - 2 * traceOfRoot(a, b));
}

/**
 * tr (S₁S₂)^½ of two-by-two matrices: with eigenvalues λ and μ of S₁S₂, both ≥ 0, it is
 * √λ + √μ = √(λ + μ + 2√(λμ)), the root of trace and determinant alone.
 */
function traceOfRoot(a: Moments, b: Moments): number {
  const trace = a.xx * b.xx + 2 * a.xy * b.xy + a.yy * b.yy;
  const determinant = Math.max(0, determinantOf(a)) * Math.max(0, determinantOf(b));
  return Math.sqrt(Math.max(0, trace + 2 * Math.sqrt(determinant)));
}

function determinantOf({ xx, xy, yy }: Moments): number {
  return xx * yy - xy * xy;
}

function momentsOf(points: Points): Moments {
  checkPoints(points, 2);
  const count = pointCount(points);
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < points.length; i += 2) {
    meanX += points[i]! / count;
    meanY += points[i + 1]! / count;
  }
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < points.length; i += 2) {
    const dx = points[i]! - meanX;
    const dy = points[i + 1]! - meanY;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const freedom = count - 1;
  return { meanX, meanY, xx: xx / freedom, xy: xy / freedom, yy: yy / freedom };
}
