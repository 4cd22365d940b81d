/** WGAN: the critic's mean difference, a lower bound of K·W₁ over critics of slope at most K. */
import { generatedScore, mean, realScore, subtract } from '../expression/expression.ts';
import { linear, type Loss } from './loss.ts';

export const wasserstein: Loss = {
  id: 'wasserstein',
  name: 'Wasserstein',
  explanation:
    'Estimates the earth-mover distance; the critic has to be 1-Lipschitz, and then its gradient never fades.',
  source: { citation: 'Arjovsky et al. 2017', url: 'https://arxiv.org/abs/1701.07875' },
  critic: subtract(mean(generatedScore), mean(realScore)),
  objectives: [
    linear('Climbs the critic’s score; minimax and non-saturating would be the same here.', {
      gradient: 'K·W₁, with K the slope that the critic is allowed',
      implies:
        'What counts is how far mass has to be moved, so samples are pulled to the data from any distance.',
    }),
  ],
  needsBoundedSlope: true,
  flatAtOptimum: false,
  optimalScore: {
    whyNot:
      'The best critic is a potential of the cheapest transport, which depends on both distributions as a whole.',
  },
  densityRatio: { whyNot: 'The best critic knows distances, not densities.' },
  estimate: {
    metric: 'wasserstein1',
    name: 'Critic’s own W₁',
    value: subtract(mean(realScore), mean(generatedScore)),
    perSlope: true,
    meaning:
      'Its dual value on fresh samples over the steepest slope found: a lower bound unless a steeper place was missed.',
  },
};
