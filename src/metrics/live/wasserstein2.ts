/** Exact Wasserstein-2 between samples as a live metric. */
import { NOISE_FLOOR } from '../floors.ts';
import { MEASUREMENT_SIZE, type Metric } from '../metric.ts';
import { wasserstein2 } from '../wasserstein.ts';

export const exactWasserstein2: Metric = {
  id: 'wasserstein-2',
  name: 'Wasserstein-2',
  symbol: 'W₂',
  meaning: `Root of the mean squared distance between real and generated samples under the assignment of ${MEASUREMENT_SIZE.real.toLocaleString('en')} pairs that makes it least.`,
  unit: 'data units',
  range: '0 upwards, at least W₁',
  better: 'lower',
  group: 'distances',
  primary: false,
  floor: NOISE_FLOOR,
  applies: () => true,
  score: ({ real, paired }) => wasserstein2(real, paired),
};
