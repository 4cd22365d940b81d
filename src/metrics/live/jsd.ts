/** The smoothed Jensen–Shannon divergence as a live metric. */
import { jsd } from '../divergences.ts';
import { NOISE_FLOOR } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { SMOOTHING_WIDTH } from '../smoothedDensity.ts';

export const jensenShannon: Metric = {
  id: 'jsd',
  name: 'Jensen–Shannon divergence',
  symbol: 'JSD',
  meaning: `JSD of the real and generated distributions, both convolved with a Gaussian of width ${SMOOTHING_WIDTH}.`,
  unit: 'nats',
  range: '0 to log 2 ≈ 0.693',
  better: 'lower',
  group: 'divergences',
  primary: true,
  floor: NOISE_FLOOR,
  applies: () => true,
  score: (view) => jsd(view.targetCells(), view.generatedCells()),
};
