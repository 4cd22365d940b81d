/** The smoothed squared Hellinger distance as a live metric. */
import { squaredHellinger } from '../divergences.ts';
import { NOISE_FLOOR } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { SMOOTHING_WIDTH } from '../smoothedDensity.ts';

export const hellinger: Metric = {
  id: 'squared-hellinger',
  name: 'Squared Hellinger distance',
  symbol: 'H²',
  meaning: `∫(√p − √q)² of the real and generated distributions, both convolved with a Gaussian of width ${SMOOTHING_WIDTH}.`,
  range: '0 to 2',
  better: 'lower',
  group: 'divergences',
  primary: false,
  floor: NOISE_FLOOR,
  applies: () => true,
  score: (view) => squaredHellinger(view.targetCells(), view.generatedCells()),
};
