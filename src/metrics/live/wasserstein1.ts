/** Exact Wasserstein-1 between samples as a live metric. */
import { MEASUREMENT_SIZE, type Metric } from '../metric.ts';
import { noiseFloor } from '../noiseFloor.ts';
import { wasserstein1 } from '../wasserstein.ts';

const FLOOR_DRAWS = 8;

export const exactWasserstein1: Metric = {
  id: 'wasserstein1',
  name: 'Wasserstein-1',
  symbol: 'W₁',
  meaning: `Mean distance between real and generated samples under the optimal assignment of ${MEASUREMENT_SIZE.real.toLocaleString('en')} pairs.`,
  unit: 'data units',
  range: '0 upwards',
  better: 'lower',
  floor: {
    kind: 'noise floor',
    meaning: `Real against real samples, mean over ${FLOOR_DRAWS} draws of the same size.`,
  },
  applies: () => true,
  prepare(target) {
    return {
      evaluate: ({ generated, real }) => wasserstein1(real, generated.subarray(0, real.length)),
      floor: () =>
        noiseFloor(FLOOR_DRAWS, 'wasserstein1 floor', (random) =>
          wasserstein1(
            target.sample(MEASUREMENT_SIZE.real, random),
            target.sample(MEASUREMENT_SIZE.real, random),
          ),
        ),
    };
  },
};
