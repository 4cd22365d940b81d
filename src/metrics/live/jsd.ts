/** The smoothed Jensen–Shannon divergence as a live metric. */
import { jsd } from '../divergences.ts';
import { MEASUREMENT_SIZE, type Metric } from '../metric.ts';
import { noiseFloor } from '../noiseFloor.ts';
import { smoothedPoints, SMOOTHING_WIDTH } from '../smoothedDensity.ts';

const FLOOR_DRAWS = 20;

export const jensenShannon: Metric = {
  id: 'jsd',
  name: 'Jensen–Shannon divergence',
  symbol: 'JSD',
  meaning: `JSD of the real and generated distributions, both convolved with a Gaussian of width ${SMOOTHING_WIDTH}.`,
  unit: 'nats',
  range: '0 to log 2 ≈ 0.693',
  better: 'lower',
  floor: {
    kind: 'noise floor',
    meaning: `Mean over ${FLOOR_DRAWS} draws of as many real samples in place of generated ones.`,
  },
  applies: () => true,
  prepare(target, densities) {
    return {
      evaluate: ({ generated }) => jsd(densities.target(), densities.generated(generated)),
      floor: () =>
        noiseFloor(FLOOR_DRAWS, 'jsd floor', (random) => {
          const points = target.sample(MEASUREMENT_SIZE.generated, random);
          return jsd(densities.target(), smoothedPoints(points, SMOOTHING_WIDTH));
        }),
    };
  },
};
