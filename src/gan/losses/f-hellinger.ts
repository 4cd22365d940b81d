/** The squared Hellinger distance: f(u) = (√u − 1)², T(v) = 1 − e⁻ᵛ, f*(t) = t/(1 − t). */
import { exponential, negative, subtract } from '../expression/expression.ts';
import { DROPS_MODES, IS_BOUNDED } from './consequences.ts';
import { fDivergence } from './f-divergence.ts';
import { POSITIVE_IS_REAL } from './loss.ts';

export const fHellinger = fDivergence({
  id: 'f-hellinger',
  name: 'f-GAN: squared Hellinger',
  explanation:
    '∫(√p − √q)², symmetric and at most 2: f(u) = (√u − 1)². Confident mistakes cost the critic exponentially, on either side.',
  output: (score) => subtract(1, exponential(negative(score))),
  conjugate: (score) => subtract(exponential(score), 1),
  optimalScore: {
    tex: '\\tfrac12\\log(p/q)',
    at: (p, q) => (Math.log(p) - Math.log(q)) / 2,
  },
  ...POSITIVE_IS_REAL,
  densityRatio: { tex: 'e^{2D}', at: (score) => Math.exp(2 * score) },
  minimax: { gradient: 'the squared Hellinger distance', implies: IS_BOUNDED },
  nonSaturating: { gradient: '⅔∫√(q³/p)', value: '∫√(q³/p)', implies: DROPS_MODES },
});
