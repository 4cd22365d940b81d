/** The hinge scoring rule: the critic stops caring about a sample once it is right by a margin of 1. */
import { add, positivePart, subtract } from '../expression/expression.ts';
import { IS_STEPWISE } from './consequences.ts';
import {
  POSITIVE_IS_REAL,
  criticLoss,
  linear,
  minimax,
  nonSaturating,
  type Loss,
  type ScoreTerms,
} from './loss.ts';

const terms: ScoreTerms = {
  a: (score) => positivePart(subtract(1, score)),
  b: (score) => positivePart(add(1, score)),
};

/** The best critic is ±1, and there all three objectives differ by constants. */
const minimises = { gradient: 'twice the total variation', implies: IS_STEPWISE } as const;

export const hinge: Loss = {
  id: 'hinge',
  name: 'Hinge',
  explanation:
    'The critic only works on samples inside its margin; at its best it measures the total variation.',
  source: { citation: 'Lim & Ye 2017', url: 'https://arxiv.org/abs/1705.02894' },
  critic: criticLoss(terms),
  objectives: [
    linear('Climbs the raw score, also where the critic itself has stopped learning.', minimises),
    minimax(
      terms,
      'The zero-sum game: no gradient for samples beyond the critic’s margin.',
      minimises,
    ),
    nonSaturating(
      terms,
      'Asks for a score of at least 1, and lets samples rest that have it.',
      minimises,
    ),
  ],
  needsBoundedSlope: false,
  flatAtOptimum: true,
  optimalScore: { tex: '\\operatorname{sign}(p - q)', at: (p, q) => Math.sign(p - q) },
  ...POSITIVE_IS_REAL,
  densityRatio: {
    whyNot: 'The best score is 1 or −1, and says no more than which density is larger.',
  },
};
