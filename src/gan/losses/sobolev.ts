/** Sobolev GAN: the largest mean difference among critics whose slope has a mean square of 1. */
import { add, mean, multiply, slopeAt, square } from '../expression/expression.ts';
import { meanDifferenceUnder } from './augmented-lagrangian.ts';
import { linear, type Loss } from './loss.ts';

const meanSquareSlope = add(
  multiply(0.5, mean(square(slopeAt('real')))),
  multiply(0.5, mean(square(slopeAt('generated')))),
);

export const sobolev: Loss = {
  id: 'sobolev',
  name: 'Sobolev',
  explanation:
    'The mean difference of scores under a condition on the slope: its mean square over real and generated samples is held at 1, instead of its maximum everywhere.',
  source: { citation: 'Mroueh et al. 2018', url: 'https://arxiv.org/abs/1711.04894' },
  ...meanDifferenceUnder(meanSquareSlope),
  objectives: [
    linear('Climbs the critic’s score, whose slope is 1 in the root mean square.', {
      gradient: 'the Sobolev distance ‖p − q‖ in Ḣ⁻¹(m), with m held fixed',
      value: 'the same distance, once the critic’s term on real samples is counted in',
      implies:
        'It charges the work of carrying mass to where it is missing along paths that samples or data already line, and gaps between them are crossed steeply.',
    }),
  ],
  needsBoundedSlope: false,
  flatAtOptimum: false,
  optimalScore: {
    whyNot:
      'The best critic solves −∇·(m∇D) = c(p − q), a differential equation whose solution at one point depends on the densities everywhere.',
  },
  densityRatio: { whyNot: 'The best critic knows where mass has to flow, not densities.' },
};
