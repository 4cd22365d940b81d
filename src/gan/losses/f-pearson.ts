/**
 * The Pearson χ² ∫(p − q)²/q: f(u) = (u − 1)², T(v) = v, f*(t) = ¼t² + t. This is the conjugate of f on
 * all numbers, as published; over ratios u ≥ 0 alone it would stay at −1 below t = −2, where scores of
 * generated samples would feel nothing. Bound and optimum are the same either way.
 */
import { add, multiply, square } from '../expression/expression.ts';
import { COVERS_MODES } from './consequences.ts';
import { fDivergence } from './f-divergence.ts';
import { POSITIVE_IS_REAL } from './loss.ts';

export const fPearson = fDivergence({
  id: 'f-pearson',
  name: 'f-GAN: Pearson χ²',
  explanation:
    '∫(p − q)²/q: f(u) = (u − 1)². Least squares for the density ratio: the best score is 2(p/q − 1).',
  output: (score) => score,
  conjugate: (score) => add(square(multiply(0.5, score)), score),
  optimalScore: { tex: '2\\,(p/q - 1)', at: (p, q) => 2 * (p / q - 1) },
  ...POSITIVE_IS_REAL,
  densityRatio: {
    tex: '\\max(0,\\, 1 + \\tfrac12\\,D)',
    at: (score) => Math.max(0, 1 + score / 2),
  },
  minimax: {
    gradient: 'the Pearson χ²(p‖q)',
    implies: `${COVERS_MODES} It does so even more than KL(p‖q).`,
  },
  nonSaturating: {
    gradient: '2 KL(p‖q)',
    value: '0, whatever the samples are',
    implies: `${COVERS_MODES} The value cannot show it, but the gradient does it.`,
  },
});
