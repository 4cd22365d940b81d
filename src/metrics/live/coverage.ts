/** Coverage as a live metric. */
import { NEIGHBOUR } from '../measurementView.ts';
import { MEASUREMENT_SIZE, type Metric } from '../metric.ts';
import { expectedCoverage } from '../neighbourhoods.ts';

export const liveCoverage: Metric = {
  id: 'coverage',
  name: 'Coverage',
  symbol: 'coverage',
  meaning: `Share of real samples with a generated one nearer than their ${NEIGHBOUR} nearest real neighbours reach.`,
  range: '0 to 1',
  better: 'higher',
  group: 'neighbourhoods',
  primary: false,
  floor: {
    kind: 'ideal',
    meaning: `The mean over measurements of a perfect generator, by counting: 0.969 for ${NEIGHBOUR} neighbours.`,
    ideal: () => expectedCoverage(MEASUREMENT_SIZE.real, MEASUREMENT_SIZE.real, NEIGHBOUR),
  },
  applies: () => true,
  score: (view) => view.neighbourhoods().coverage,
};
