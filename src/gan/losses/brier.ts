/** The Brier score: the critic's probability regressed on the truth by squares. */
import { oneMinusSigmoid, sigmoid, square } from '../expression/expression.ts';
import { IS_BOUNDED, REVERSE_KL } from './consequences.ts';
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
  a: (score) => square(oneMinusSigmoid(score)),
  b: (score) => square(sigmoid(score)),
};

export const brier: Loss = {
  id: 'brier',
  name: 'Brier score',
  explanation:
    'The critic’s probability σ(D) is regressed on 1 for real and 0 for generated: a proper scoring rule whose loss stays between 0 and 2.',
  source: { citation: 'Mohamed & Lakshminarayanan 2016', url: 'https://arxiv.org/abs/1610.03483' },
  critic: criticLoss(terms),
  objectives: [
    nonSaturating(
      terms,
      'Labels generated samples as real; in spite of its name it also flattens once the critic is confident.',
      {
        gradient: '2 KL(p‖m) − ¼∫(p − q)²/(p + q)',
        value: '∫q³/(p + q)²',
        implies:
          'It charges data without samples, but by a bounded amount, and samples far from the data feel almost nothing.',
      },
    ),
    minimax(
      terms,
      'The zero-sum game: its gradient fades twice as fast with the critic’s confidence as that of the standard loss.',
      {
        gradient: '¼∫(p − q)²/(p + q)',
        value: '−∫p²q/(p + q)²',
        implies: IS_BOUNDED,
      },
    ),
    linear('Climbs the log-odds directly, also where the score itself is flat.', REVERSE_KL),
  ],
  needsBoundedSlope: false,
  flatAtOptimum: true,
  ...LOG_RATIO,
};
