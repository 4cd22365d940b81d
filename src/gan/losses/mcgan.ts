/** McGAN, first order: how far apart the mean features of real and generated samples are. */
import {
  divide,
  featuresOf,
  innerProduct,
  length,
  meanRow,
  negative,
  subtract,
} from '../expression/expression.ts';
import { features } from './features.ts';
import type { Loss } from './loss.ts';

const difference = subtract(meanRow(featuresOf('real')), meanRow(featuresOf('generated')));
const distance = length(difference);

export const mcgan: Loss = {
  id: 'mcgan',
  name: 'McGAN: mean features',
  explanation:
    'The critic makes several features of a point; what counts is how far apart their means on real and generated samples are.',
  source: { citation: 'Mroueh, Sercu & Goel 2017', url: 'https://arxiv.org/abs/1702.08398' },
  parameters: [features],
  outputs: features.id,
  critic: negative(distance),
  objectives: [
    {
      id: 'distance',
      name: 'The distance itself',
      explanation: 'What the critic maximises: the distance between the two mean features.',
      generator: distance,
      minimises: {
        gradient: 'K·W₁, with K the slope that the critic is allowed',
        implies:
          'With the features at their best it is the Wasserstein loss: one direction of features is enough, and the others are spares for when the critic is not.',
      },
    },
  ],
  witness: divide(innerProduct(featuresOf('here'), difference), distance),
  needsBoundedSlope: true,
  flatAtOptimum: false,
  optimalScore: {
    whyNot:
      'The critic has features instead of a score. What is shown is their part along the difference of means, and at its best that is a potential of the cheapest transport.',
  },
  densityRatio: { whyNot: 'The best features know distances, not densities.' },
};
