/** McGAN, second order: how differently the features of real and generated samples vary together. */
import {
  add,
  covariance,
  featuresOf,
  innerProduct,
  matrixProduct,
  meanRow,
  multiply,
  negative,
  nuclearNorm,
  polarFactor,
  subtract,
} from '../expression/expression.ts';
import { features } from './features.ts';
import type { Loss } from './loss.ts';

const difference = subtract(covariance(featuresOf('real')), covariance(featuresOf('generated')));
const distance = nuclearNorm(difference);

// From half-way between both means, the difference of which then cancels: what is left of the mean over
// real samples less that over generated ones is the nuclear norm.
const centred = subtract(
  featuresOf('here'),
  multiply(0.5, add(meanRow(featuresOf('real')), meanRow(featuresOf('generated')))),
);

export const mcganCovariance: Loss = {
  id: 'mcgan-covariance',
  name: 'McGAN: covariance of features',
  explanation:
    'The critic makes several features of a point; what counts is how differently they vary, as the sum of the singular values of the difference of covariances.',
  source: { citation: 'Mroueh, Sercu & Goel 2017', url: 'https://arxiv.org/abs/1702.08398' },
  parameters: [features],
  outputs: features.id,
  critic: negative(distance),
  objectives: [
    {
      id: 'distance',
      name: 'The distance itself',
      explanation: 'What the critic maximises: the nuclear norm of the difference of covariances.',
      generator: distance,
      minimises: {
        gradient: 'the nuclear norm of the difference of feature covariances',
        implies:
          'Only how features vary counts and not where they lie: samples get the spread of the data in every direction that the critic has found, and with features that know no place they may get it elsewhere.',
      },
    },
  ],
  witness: innerProduct(matrixProduct(centred, polarFactor(difference)), centred),
  needsBoundedSlope: true,
  flatAtOptimum: false,
  optimalScore: {
    whyNot:
      'The critic has features instead of a score, and at its best it depends on both distributions as a whole. What is shown is the quadratic form of the features whose means differ by the distance.',
  },
  densityRatio: { whyNot: 'Variances of features say nothing about densities at a point.' },
};
