/** Two upright segments at distance θ, after example 1 of the Wasserstein GAN paper. */
import { defineDistribution } from './defineDistribution.ts';
import { segmentLength, segmentsTarget } from './segments.ts';

export const parallelLines = defineDistribution({
  id: 'parallel-lines',
  name: 'Parallel lines',
  explanation:
    'Two upright segments without thickness: the Wasserstein distance between such lines tells how far apart they are, the Jensen–Shannon divergence does not.',
  source: { citation: 'Arjovsky et al. 2017', url: 'https://arxiv.org/abs/1701.07875' },
  parameters: [
    {
      id: 'theta',
      name: 'Distance',
      symbol: 'θ',
      explanation: 'Moves the two lines apart.',
      default: 1,
      minimum: 0,
      maximum: 4,
    },
    { ...segmentLength, explanation: 'Stretches both lines upwards and downwards.' },
  ],
  create: ({ theta, length }) => segmentsTarget([-theta / 2, theta / 2], length),
});
