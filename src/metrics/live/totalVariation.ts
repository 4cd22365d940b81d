/** The smoothed total variation as a live metric. */
import { totalVariation } from '../divergences.ts';
import { NOISE_FLOOR } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { SMOOTHING_WIDTH } from '../smoothedDensity.ts';

export const liveTotalVariation: Metric = {
  id: 'total-variation',
  name: 'Total variation',
  symbol: 'TV',
  meaning: `Share of the mass that would have to move, both distributions convolved with a Gaussian of width ${SMOOTHING_WIDTH}.`,
  range: '0 to 1',
  better: 'lower',
  group: 'divergences',
  primary: false,
  floor: NOISE_FLOOR,
  applies: () => true,
  score: (view) => totalVariation(view.targetCells(), view.generatedCells()),
};
