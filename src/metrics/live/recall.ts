/** Recall as a live metric. */
import { REAL_DATA } from '../floors.ts';
import { NEIGHBOUR } from '../measurementView.ts';
import type { Metric } from '../metric.ts';

export const liveRecall: Metric = {
  id: 'recall',
  name: 'Recall',
  symbol: 'recall',
  meaning: `Share of real samples nearer to some generated sample than its ${NEIGHBOUR} nearest generated neighbours reach.`,
  range: '0 to 1',
  better: 'higher',
  group: 'neighbourhoods',
  primary: false,
  floor: REAL_DATA,
  applies: () => true,
  score: (view) => view.neighbourhoods().recall,
};
