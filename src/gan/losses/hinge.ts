/** The hinge scoring rule: the critic stops caring about a sample once it is right by a margin of 1. */
import { add, positivePart, subtract } from '../expression/expression.ts';
import { criticLoss, linear, minimax, nonSaturating, type Loss, type ScoreTerms } from './loss.ts';

const terms: ScoreTerms = {
  a: (score) => positivePart(subtract(1, score)),
  b: (score) => positivePart(add(1, score)),
};

export const hinge: Loss = {
  id: 'hinge',
  name: 'Hinge',
  explanation:
    'The critic only works on samples inside its margin; at its best it measures the total variation.',
  source: { citation: 'Lim & Ye 2017', url: 'https://arxiv.org/abs/1705.02894' },
  critic: criticLoss(terms),
  objectives: [
    linear('Climbs the raw score, also where the critic itself has stopped learning.'),
    minimax(terms, 'The zero-sum game: no gradient for samples beyond the critic’s margin.'),
    nonSaturating(terms, 'Asks for a score of at least 1, and lets samples rest that have it.'),
  ],
  needsBoundedSlope: false,
  flatAtOptimum: true,
  optimalScore: (p, q) => Math.sign(p - q),
};
