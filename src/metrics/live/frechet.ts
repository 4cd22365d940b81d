/** The Fréchet distance as a live metric. */
import { NOISE_FLOOR } from '../floors.ts';
import { frechet } from '../frechet.ts';
import type { Metric } from '../metric.ts';

export const liveFrechet: Metric = {
  id: 'frechet',
  name: 'Fréchet distance',
  symbol: 'FD',
  meaning:
    'Squared W₂ between the Gaussians with the means and covariances of real and generated samples: blind to anything else.',
  unit: 'squared data units',
  range: '0 upwards',
  better: 'lower',
  group: 'distances',
  primary: false,
  floor: NOISE_FLOOR,
  applies: () => true,
  score: ({ real, generated }) => frechet(real, generated),
};
