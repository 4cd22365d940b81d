/** The spherical scoring rule: the probabilities (D, 1 − D) scaled to length 1. */
import { multiply, negative, rootOfSigmoid } from '../expression/expression.ts';
import { COVERS_MODES, IS_BOUNDED, REVERSE_KL } from './consequences.ts';
import {
  LOG_RATIO,
  criticLoss,
  linear,
  minimax,
  nonSaturating,
  type Loss,
  type ScoreTerms,
} from './loss.ts';

// σ/√(σ² + (1 − σ)²) at v is √σ at 2v.
const terms: ScoreTerms = {
  a: (score) => negative(rootOfSigmoid(multiply(2, score))),
  b: (score) => negative(rootOfSigmoid(multiply(-2, score))),
};

export const spherical: Loss = {
  id: 'spherical',
  name: 'Spherical score',
  explanation:
    'The critic’s two probabilities, scaled to a vector of length 1, are projected on the truth: √σ(2D) is σ(D)/√(σ(D)² + (1 − σ(D))²).',
  source: { citation: 'Mohamed & Lakshminarayanan 2016', url: 'https://arxiv.org/abs/1610.03483' },
  critic: criticLoss(terms),
  objectives: [
    nonSaturating(
      terms,
      'Labels generated samples as real; in spite of its name it also flattens once the critic is confident.',
      {
        gradient: '−∫p·arsinh(q/p)',
        value: '−∫pq/√(p² + q²)',
        implies: `${COVERS_MODES} Samples far from the data feel almost nothing.`,
      },
    ),
    minimax(terms, 'The zero-sum game: its gradient fades quickly with the critic’s confidence.', {
      gradient: '∫√(p² + q²)',
      value: '∫q²/√(p² + q²)',
      implies: IS_BOUNDED,
    }),
    linear('Climbs the log-odds directly, also where the score itself is flat.', REVERSE_KL),
  ],
  needsBoundedSlope: false,
  flatAtOptimum: true,
  ...LOG_RATIO,
};
