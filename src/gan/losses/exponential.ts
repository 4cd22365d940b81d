/** The exponential scoring rule, that of boosting: mistakes cost exponentially in how sure they were. */
import { exponential as exponentialOf, multiply } from '../expression/expression.ts';
import { DROPS_MODES, IS_BOUNDED, REVERSE_KL } from './consequences.ts';
import {
  LOG_RATIO,
  criticLoss,
  linear,
  minimax,
  nonSaturating,
  type Loss,
  type ScoreTerms,
} from './loss.ts';

const terms: ScoreTerms = {
  a: (score) => exponentialOf(multiply(-0.5, score)),
  b: (score) => exponentialOf(multiply(0.5, score)),
};

export const exponential: Loss = {
  id: 'exponential',
  name: 'Exponential score',
  explanation:
    'The rule of boosting: a confident mistake costs exponentially; at its best the critic measures the squared Hellinger distance.',
  source: { citation: 'Mohamed & Lakshminarayanan 2016', url: 'https://arxiv.org/abs/1610.03483' },
  critic: criticLoss(terms),
  objectives: [
    nonSaturating(
      terms,
      'Labels generated samples as real: the push grows exponentially with how fake they look.',
      { gradient: '⅔∫√(q³/p)', value: '∫√(q³/p)', implies: DROPS_MODES },
    ),
    minimax(
      terms,
      'The zero-sum game: samples that are called fake feel next to nothing, those that pass for real are pushed exponentially, so it runs away easily.',
      {
        gradient: 'the squared Hellinger distance',
        value: 'half the squared Hellinger distance',
        implies: IS_BOUNDED,
      },
    ),
    linear('Climbs the log-odds directly, with the same force everywhere.', REVERSE_KL),
  ],
  needsBoundedSlope: false,
  flatAtOptimum: true,
  ...LOG_RATIO,
};
