/** Precision as a live metric. */
import { REAL_DATA } from '../floors.ts';
import { NEIGHBOUR } from '../measurementView.ts';
import type { Metric } from '../metric.ts';

export const livePrecision: Metric = {
  id: 'precision',
  name: 'Precision',
  symbol: 'precision',
  meaning: `Share of generated samples nearer to some real sample than its ${NEIGHBOUR} nearest real neighbours reach.`,
  range: '0 to 1',
  better: 'higher',
  group: 'neighbourhoods',
  primary: false,
  floor: REAL_DATA,
  applies: () => true,
  score: (view) => view.neighbourhoods().precision,
};
