/** The inception score as a live metric. */
import { REAL_DATA } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { hasSeveralModes } from '../modes.ts';

export const inceptionScore: Metric = {
  id: 'inception-score',
  name: 'Inception score',
  symbol: 'IS',
  meaning:
    'How many modes samples belong to, by the exact posterior, if all got equal shares; says nothing of quality, so only to be read beside the share of high-quality samples.',
  unit: 'modes',
  range: '1 to the number of modes',
  better: 'closer',
  group: 'diversity',
  primary: false,
  floor: REAL_DATA,
  applies: hasSeveralModes,
  score: (view) => view.posterior().inception,
};
