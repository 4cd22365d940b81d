/** MMD-GAN: the critic makes features in which a kernel tells real from generated batches best. */
import { featuresOf, negative } from '../expression/expression.ts';
import { features } from './features.ts';
import { bandwidth, kernelWitness, squaredDiscrepancy } from './kernel-distance.ts';
import type { Loss } from './loss.ts';

const distance = squaredDiscrepancy(featuresOf);

export const mmd: Loss = {
  id: 'mmd',
  name: 'MMD (kernel on features)',
  explanation:
    'Batches are compared by a kernel, k_s(a, b) = Σ exp(−‖a − b‖²/2σ²) with σ = ½s, s, 2s and 4s, on features φ that the critic learns.',
  source: { citation: 'Li et al. 2017', url: 'https://arxiv.org/abs/1705.08584' },
  parameters: [
    features,
    bandwidth({
      // Only its ratio to the features matters, and these the critic scales as it likes.
      default: 1,
      explanation:
        'Features that are a few widths apart are simply different; those much closer are the same.',
    }),
  ],
  outputs: features.id,
  critic: negative(distance),
  objectives: [
    {
      id: 'mmd',
      name: 'The distance itself',
      explanation: 'What the critic maximises: the squared discrepancy of the two batches.',
      generator: distance,
      minimises: {
        gradient: 'MMD² between features of the data and of samples',
        implies:
          'Samples are drawn to the data and repelled by each other as far as the kernel reaches in the critic’s features; features that are too far apart feel nothing.',
      },
    },
  ],
  witness: kernelWitness(featuresOf),
  needsBoundedSlope: true,
  withoutBoundedSlope:
    'Without a Lipschitz method the critic moves real and generated features so far apart that the kernel no longer sees from one to the other, and the generator is left without a gradient.',
  flatAtOptimum: false,
  optimalScore: {
    whyNot:
      'The critic has features instead of a score. What is shown is the witness E k(y, x) − E k(y, x̃) in these features, a difference of smoothed densities.',
  },
  densityRatio: {
    whyNot:
      'The witness is a difference of smoothed densities, and the ratio cannot be read from it.',
  },
};
