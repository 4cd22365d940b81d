/** The smoothed reverse Kullback–Leibler divergence as a live metric. */
import { reverseKl } from '../divergences.ts';
import { NOISE_FLOOR } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { withinReach, whenReliable } from '../reliability.ts';
import { SMOOTHING_WIDTH } from '../smoothedDensity.ts';

export const reverseKullbackLeibler: Metric = {
  id: 'reverse-kl',
  name: 'Reverse KL divergence',
  symbol: 'KL(q‖p)',
  meaning: `KL of the real from the generated distribution, both convolved with a Gaussian of width ${SMOOTHING_WIDTH}: large where samples lie off the data.`,
  unit: 'nats',
  range: '0 upwards; no value where samples lie where the data have no mass at all',
  better: 'lower',
  group: 'divergences',
  primary: false,
  floor: NOISE_FLOOR,
  applies: () => true,
  score: (view) =>
    whenReliable(reverseKl(view.targetCells(), view.generatedCells(), withinReach), 'samples'),
};
