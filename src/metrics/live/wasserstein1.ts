/** Exact Wasserstein-1 between samples as a live metric. */
import { NOISE_FLOOR } from '../floors.ts';
import { MEASUREMENT_SIZE, type Metric } from '../metric.ts';
import { wasserstein1 } from '../wasserstein.ts';

export const exactWasserstein1: Metric = {
  id: 'wasserstein1',
  name: 'Wasserstein-1',
  symbol: 'W₁',
  meaning: `Mean distance between real and generated samples under the optimal assignment of ${MEASUREMENT_SIZE.real.toLocaleString('en')} pairs.`,
  unit: 'data units',
  range: '0 upwards',
  better: 'lower',
  group: 'distances',
  primary: true,
  dear: true,
  floor: NOISE_FLOOR,
  applies: () => true,
  score: ({ real, paired }) => wasserstein1(real, paired),
};
