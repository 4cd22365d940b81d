/** The MMD of the points themselves, without a critic: a moment matching network. */
import { negative, pointsOf } from '../expression/expression.ts';
import { bandwidth, kernelWitness, squaredDiscrepancy } from './kernel-distance.ts';
import type { Loss } from './loss.ts';

const distance = squaredDiscrepancy(pointsOf);

export const mmdPoints: Loss = {
  id: 'mmd-points',
  name: 'MMD (fixed kernel, no critic)',
  explanation:
    'Batches of points are compared by a fixed kernel, k_s(a, b) = Σ exp(−‖a − b‖²/2σ²) with σ = ½s, s, 2s and 4s. There is no critic and no game.',
  source: { citation: 'Li, Swersky & Zemel 2015', url: 'https://arxiv.org/abs/1502.02761' },
  parameters: [
    bandwidth({
      // The widest of its Gaussians reaches across the plane, the narrowest tells neighbouring modes apart.
      default: 0.2,
      unit: 'data units',
      explanation:
        'Wide kernels pull from far away and blur what is close; narrow ones tell neighbouring modes apart.',
    }),
  ],
  criticless: true,
  critic: negative(distance),
  objectives: [
    {
      id: 'mmd',
      name: 'The distance itself',
      explanation: 'The squared discrepancy of the two batches.',
      generator: distance,
      minimises: {
        gradient: 'MMD²(p, q) with this kernel',
        implies:
          'It is 0 only where both distributions are the same, but detail much finer than the narrowest kernel hardly counts.',
      },
    },
  ],
  witness: kernelWitness(pointsOf),
  needsBoundedSlope: false,
  flatAtOptimum: false,
  optimalScore: {
    whyNot:
      'There is no critic to be at its best: the witness E k(y, x) − E k(y, x̃) follows from the samples.',
  },
  densityRatio: {
    whyNot:
      'The witness is a difference of smoothed densities, and the ratio cannot be read from it.',
  },
};
