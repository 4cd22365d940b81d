/** Fisher GAN: the largest mean difference among critics whose score has a mean square of 1. */
import {
  add,
  generatedScore,
  mean,
  multiply,
  realScore,
  square,
} from '../expression/expression.ts';
import { meanDifferenceUnder } from './augmented-lagrangian.ts';
import { linear, type Loss } from './loss.ts';

const meanSquare = add(
  multiply(0.5, mean(square(realScore))),
  multiply(0.5, mean(square(generatedScore))),
);

// Without the critic's own estimate, here as in Sobolev GAN: no live metric is its distance.
export const fisher: Loss = {
  id: 'fisher',
  name: 'Fisher',
  explanation:
    'The mean difference of scores, measured in units of their own spread: the critic’s mean square is held at 1, so its slope need not be bounded.',
  source: { citation: 'Mroueh & Sercu 2017', url: 'https://arxiv.org/abs/1705.09675' },
  ...meanDifferenceUnder(meanSquare),
  objectives: [
    linear('Climbs the critic’s score, whose size the condition keeps in bounds.', {
      gradient: '4/F times KL(p‖m), F = √(2∫(p − q)²/(p + q)) held fixed',
      value: 'F/2, half of what the critic measures',
      implies:
        'Data without samples costs most, but a bounded amount; where data and samples do not meet, the best score is flat on both.',
    }),
  ],
  needsBoundedSlope: false,
  flatAtOptimum: false,
  optimalScore: {
    whyNot:
      'The best score is c·(p − q)/(p + q): its shape is a function of the densities, but c, which makes the mean square 1, depends on both distributions as a whole.',
  },
  densityRatio: {
    whyNot:
      'It is (c + D)/(c − D), with a c that depends on both distributions as a whole and grows as they come closer.',
  },
};
