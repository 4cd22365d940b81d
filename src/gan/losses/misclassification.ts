/** The share of mistakes itself: the scoring rule that everybody means and nobody can descend. */
import { isNotPositive, isPositive } from '../expression/expression.ts';
import {
  POSITIVE_IS_REAL,
  criticLoss,
  minimax,
  nonSaturating,
  type Loss,
  type ScoreTerms,
} from './loss.ts';

const terms: ScoreTerms = { a: isNotPositive, b: isPositive };

const minimises = {
  value: 'the total variation, once the critic’s mistakes on real samples are counted in',
  implies:
    'Its gradient is 0 wherever there is one, so no network moves: the total variation can be measured this way, but not descended.',
} as const;

export const misclassification: Loss = {
  id: 'misclassification',
  name: 'Misclassification rate',
  explanation:
    'Counts mistakes. It does not train: moving a score a little changes no verdict, so every gradient is 0 and both networks stay as they are.',
  source: { citation: 'Mohamed & Lakshminarayanan 2016', url: 'https://arxiv.org/abs/1610.03483' },
  critic: criticLoss(terms),
  // Not the linear one: it would climb a critic that has learned nothing.
  objectives: [
    nonSaturating(
      terms,
      'The share of samples that are called fake, without a gradient.',
      minimises,
    ),
    minimax(terms, 'The zero-sum game on shares of mistakes, without a gradient.', minimises),
  ],
  needsBoundedSlope: false,
  flatAtOptimum: true,
  optimalScore: {
    tex: 'c\\,\\operatorname{sign}(p - q),\\; c > 0',
    at: (p, q) => Math.sign(p - q),
  },
  optimumIsFreeIn:
    'Any score of the right sign is as good as any other, so being far from one of them means nothing.',
  ...POSITIVE_IS_REAL,
  densityRatio: {
    whyNot:
      'Only the sign of the best score is determined, and it says no more than which density is larger.',
  },
};
