/** The smoothed Kullback–Leibler divergence as a live metric. */
import { kl } from '../divergences.ts';
import { NOISE_FLOOR } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { withinReach, whenReliable } from '../reliability.ts';
import { SMOOTHING_WIDTH } from '../smoothedDensity.ts';

export const kullbackLeibler: Metric = {
  id: 'kl',
  name: 'KL divergence',
  symbol: 'KL(p‖q)',
  meaning: `KL of the generated from the real distribution, both convolved with a Gaussian of width ${SMOOTHING_WIDTH}: large where data are missed.`,
  unit: 'nats',
  range: '0 upwards; no value where the generator leaves out part of the data',
  better: 'lower',
  group: 'divergences',
  primary: false,
  floor: NOISE_FLOOR,
  applies: () => true,
  score: (view) => whenReliable(kl(view.targetCells(), view.generatedCells(), withinReach), 'data'),
};
