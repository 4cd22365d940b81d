/** The mode score as a live metric. */
import { REAL_DATA } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { hasSeveralModes } from '../modes.ts';

export const modeScore: Metric = {
  id: 'mode-score',
  name: 'Mode score',
  symbol: 'mode score',
  meaning:
    'Inception score with the weights of the data as the aim instead of equal shares; says nothing of quality, so only to be read beside the share of high-quality samples.',
  unit: 'modes',
  range: 'above 0, up to the number of modes',
  better: 'higher',
  group: 'diversity',
  primary: false,
  floor: REAL_DATA,
  applies: hasSeveralModes,
  score: (view) => view.posterior().mode,
};
