/**
 * Floors: what a perfect generator, drawing from the target itself, would score. Every metric of a target
 * scores the same draws, so that what they share is made once for all of them.
 */
import type { Target } from '../data/distribution.ts';
import { createRandom } from '../data/random.ts';
import { viewOf, type MeasurementView } from './measurementView.ts';
import { MEASUREMENT_SIZE, type Floor, type FloorDescription, type Metric } from './metric.ts';
import type { SmoothedDensities } from './smoothedDensities.ts';
import { mean, standardDeviation } from './statistics.ts';

/** Measurements of a perfect generator: their standard deviation is known to about a sixth. */
export const FLOOR_DRAWS = 20;

const DRAWN = `mean over ${FLOOR_DRAWS} measurements of a perfect generator, which draws from the data.`;

/** The floor of metrics that finite samples keep away from their best value. */
export const NOISE_FLOOR: FloorDescription = {
  kind: 'noise floor',
  meaning: `What the noise of finite samples leaves: ${DRAWN}`,
};

/** The floor of metrics without a best value of their own. */
export const REAL_DATA: FloorDescription = {
  kind: 'real data',
  meaning: `What the data themselves score: ${DRAWN}`,
};

/** The floor of unbiased estimates of a distance. */
export const UNBIASED_ZERO: FloorDescription = {
  kind: 'ideal',
  meaning: 'Unbiased: the mean over measurements of a perfect generator is exactly 0.',
  ideal: () => 0,
};

/**
 * A function from metrics that apply to the target to their floors, undefined where the data themselves give
 * hardly any value. Takes up to seconds for each metric, and is the same on every call.
 * @param densities of the same target
 */
export function floorsOf(
  target: Target,
  densities: SmoothedDensities,
): (metric: Metric) => Floor | undefined {
  const views: MeasurementView[] = [];
  return ({ score, floor: { ideal } }) => {
    const scores: number[] = [];
    for (let draw = 0; draw < FLOOR_DRAWS; draw++) {
      views[draw] ??= viewOf(target, densities, perfectMeasurement(target, draw));
      const value = score(views[draw]!);
      if (typeof value === 'number') scores.push(value);
    }
    // Of less than half of the draws the values would be a selection, and a deviation needs two.
    if (scores.length < FLOOR_DRAWS / 2) return undefined;
    return {
      value: ideal ? ideal(target) : mean(scores),
      deviation: standardDeviation(scores),
    };
  };
}

function perfectMeasurement(target: Target, draw: number) {
  const points = (count: number, stream: string) =>
    target.sample(count, createRandom(0, stream, draw));
  return {
    generated: points(MEASUREMENT_SIZE.generated, 'floor generated'),
    real: points(MEASUREMENT_SIZE.real, 'floor real'),
  };
}
