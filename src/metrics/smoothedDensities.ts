/**
 * The two distributions that live divergences compare, smoothed and on one grid: made once, for all
 * who look at them. Compares nothing.
 */
import type { Target } from '../data/distribution.ts';
import {
  smoothedPoints,
  smoothedTarget,
  SMOOTHING_WIDTH,
  type CellProbabilities,
} from './smoothedDensity.ts';

/** Both convolved with N(0, SMOOTHING_WIDTH²·I), on `LIVE_GRID`. */
export interface SmoothedDensities {
  /** The target's; slow the first time where it has no closed form. */
  target(): CellProbabilities;
  /** Those of a sample; of the latest one they are remembered. */
  generated(points: Float32Array): CellProbabilities;
}

export function smoothedDensitiesOf(target: Target): SmoothedDensities {
  let targetCells: CellProbabilities | undefined;
  let latest: { readonly points: Float32Array; readonly cells: CellProbabilities } | undefined;
  return {
    target: () => (targetCells ??= smoothedTarget(target)),
    generated(points) {
      if (latest?.points !== points) {
        latest = { points, cells: smoothedPoints(points, SMOOTHING_WIDTH) };
      }
      return latest.cells;
    },
  };
}
