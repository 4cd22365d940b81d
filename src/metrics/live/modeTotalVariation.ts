/** The total variation over modes as a live metric. */
import { NOISE_FLOOR } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { componentsOf, hasModes, IDEAL_HIGH_QUALITY, modeTotalVariation } from '../modes.ts';

export const liveModeTotalVariation: Metric = {
  id: 'mode-tv',
  name: 'Total variation over modes',
  symbol: 'mode-TV',
  meaning:
    'Half the sum of how far the share of each mode is from its weight, and of the share of samples outside 3σ of all.',
  range: `0 to 1; ${(1 - IDEAL_HIGH_QUALITY).toFixed(4)} for isolated modes and endless samples`,
  better: 'lower',
  group: 'modes',
  primary: false,
  floor: NOISE_FLOOR,
  applies: hasModes,
  score: (view) => modeTotalVariation(view.modeCounts(), componentsOf(view.target)),
};
