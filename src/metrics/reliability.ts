/**
 * When a divergence that is infinite over empty cells says something of two smoothed distributions, and
 * what to say when it does not.
 */
import type { Emptiness, FragileDivergence } from './divergences.ts';
import type { Score } from './metric.ts';

/**
 * Real data leave up to 0.02 % of themselves where none of 10,000 samples reaches, in the tails of a wide
 * Gaussian: ten times that is a generator that leaves something out.
 */
const TOLERATED = 2e-3;

/** Where only a logarithm is taken: any mass counts, however small. */
export const withinReach: Emptiness = { below: 0, tolerated: TOLERATED };

/**
 * Where cells of q are divided by, and q is known from 10,000 samples. One puts up to 6e−6 into a cell: with
 * less than a thousandth of it, none is within 4 widths, and what is there is the tail of the kernel alone.
 */
export const wellWithinReach: Emptiness = { below: 1e-9, tolerated: TOLERATED };

/** @param what has the mass in the empty cells */
export function whenReliable(
  { value, reliable, missed }: FragileDivergence,
  what: 'data' | 'samples',
): Score {
  if (reliable) return value;
  const share = `${(100 * missed).toFixed(1)} %`;
  return {
    reason:
      what === 'data'
        ? `${share} of the data lie where no sample is near: there the divergence is infinite.`
        : `${share} of the samples lie where no data are near: there the divergence is infinite.`,
  };
}
