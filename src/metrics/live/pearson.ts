/** The smoothed Pearson χ² divergence as a live metric. */
import { pearson } from '../divergences.ts';
import { NOISE_FLOOR } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { wellWithinReach, whenReliable } from '../reliability.ts';
import { SMOOTHING_WIDTH } from '../smoothedDensity.ts';

export const livePearson: Metric = {
  id: 'pearson',
  name: 'Pearson χ² divergence',
  symbol: 'χ²',
  meaning: `∫(p − q)²/q of the real p and generated q, both convolved with a Gaussian of width ${SMOOTHING_WIDTH}: very large where data are nearly missed.`,
  range: '0 upwards; no value where the generator leaves out part of the data',
  better: 'lower',
  group: 'divergences',
  primary: false,
  floor: NOISE_FLOOR,
  applies: () => true,
  score: (view) =>
    whenReliable(pearson(view.targetCells(), view.generatedCells(), wellWithinReach), 'data'),
};
