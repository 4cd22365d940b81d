/**
 * Which modes of a Gaussian mixture a sample covers, and how evenly. Each point belongs to the
 * nearest centre; it is of high quality within three standard deviations of it. Points are `[n, 2]`; of none,
 * and of points that are not finite, shares say nothing: check them first.
 *
 * Sources: Srivastava et al. 2017, "VEEGAN" (modes captured, high quality); Lin et al. 2018, "PacGAN" (reverse
 * KL); the code of brycesandlund/paired-discriminator (mode-TV).
 */
import type { GaussianComponent, Target } from '../data/distribution.ts';
import { pointCount, type Points } from './points.ts';

/** "Within": at most this many σ from the nearest centre. */
const HIGH_QUALITY_RADIUS = 3;

/**
 * The high-quality share of a perfect generator when modes are isolated: 1 − e^(−9/2), the mass
 * of an isotropic Gaussian on the plane within 3σ.
 */
export const IDEAL_HIGH_QUALITY = 1 - Math.exp(-(HIGH_QUALITY_RADIUS ** 2) / 2);

/** Whether a target has modes to count: whether it is a mixture of Gaussians. */
export function hasModes(target: Target): boolean {
  return target.components !== undefined;
}

/** Whether there are modes to tell apart. */
export function hasSeveralModes(target: Target): boolean {
  return target.components !== undefined && target.components.length > 1;
}

/**
 * The modes of a target.
 * @throws NoModesError when it has none
 */
export function componentsOf(target: Target): readonly GaussianComponent[] {
  if (!target.components) throw new NoModesError();
  return target.components;
}

/** Modes were asked of a target that is no Gaussian mixture. */
export class NoModesError extends Error {
  override readonly name = 'NoModesError';
  constructor() {
    super(
      'Modes can only be counted where the target is a mixture of Gaussians: ask hasModes first.',
    );
  }
}

/** How a sample falls on the modes. */
export interface ModeCounts {
  /** High-quality points of each mode, `[modes]`. */
  readonly histogram: Int32Array;
  /** All points, high quality or not. */
  readonly total: number;
}

/** Counts the high-quality points of each component. */
export function countModes(points: Points, components: readonly GaussianComponent[]): ModeCounts {
  const histogram = new Int32Array(components.length);
  for (let i = 0; i < points.length; i += 2) {
    let nearest = 0;
    let squaredDistance = Infinity;
    for (let k = 0; k < components.length; k++) {
      const dx = points[i]! - components[k]!.x;
      const dy = points[i + 1]! - components[k]!.y;
      const squared = dx * dx + dy * dy;
      if (squared < squaredDistance) {
        squaredDistance = squared;
        nearest = k;
      }
    }
    const radius = HIGH_QUALITY_RADIUS * components[nearest]!.sigma;
    if (squaredDistance <= radius * radius) histogram[nearest]!++;
  }
  return { histogram, total: pointCount(points) };
}

/** Modes with at least one high-quality point: from 0 to the number of modes. */
export function modesCaptured({ histogram }: ModeCounts): number {
  return histogram.filter((count) => count > 0).length;
}

/** Share of points that are of high quality: from 0 to 1. */
export function highQualityShare({ histogram, total }: ModeCounts): number {
  return highQualityCount(histogram) / total;
}

/** Share of all points that are high-quality points of each mode, `[modes]`; sums to at most 1. */
export function modeShares({ histogram, total }: ModeCounts): Float64Array {
  return Float64Array.from(histogram, (count) => count / total);
}

/**
 * Reverse KL over modes, Σ pₖ log(pₖ/wₖ) with pₖ among high-quality points: ≥ 0, undefined
 * without any of them.
 */
export function reverseKlOverModes(
  { histogram }: ModeCounts,
  components: readonly GaussianComponent[],
): number | undefined {
  const highQuality = highQualityCount(histogram);
  if (highQuality === 0) return undefined;
  let total = 0;
  for (const [k, { weight }] of components.entries()) {
    const share = histogram[k]! / highQuality;
    if (share > 0) total += share * Math.log(share / weight);
  }
  return total;
}

/**
 * Mode-TV ½(Σ|pₖ − wₖ| + p_invalid) with pₖ among all points and p_invalid the share without high
 * quality: from 0 to 1.
 */
export function modeTotalVariation(
  counts: ModeCounts,
  components: readonly GaussianComponent[],
): number {
  const shares = modeShares(counts);
  let total = 1 - highQualityShare(counts);
  for (const [k, { weight }] of components.entries()) total += Math.abs(shares[k]! - weight);
  return total / 2;
}

function highQualityCount(histogram: Int32Array): number {
  return histogram.reduce((total, count) => total + count, 0);
}
