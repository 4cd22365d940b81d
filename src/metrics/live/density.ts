/** Density as a live metric. */
import { NEIGHBOUR } from '../measurementView.ts';
import type { Metric } from '../metric.ts';

export const liveDensity: Metric = {
  id: 'density',
  name: 'Density',
  symbol: 'density',
  meaning: `How many real samples have a generated one among their ${NEIGHBOUR} nearest, on average over ${NEIGHBOUR}: above 1 where samples crowd into dense places.`,
  range: '0 upwards',
  better: 'closer',
  group: 'neighbourhoods',
  primary: false,
  floor: {
    kind: 'ideal',
    meaning: 'The mean over measurements of a perfect generator is exactly 1.',
    ideal: () => 1,
  },
  applies: () => true,
  score: (view) => view.neighbourhoods().density,
};
