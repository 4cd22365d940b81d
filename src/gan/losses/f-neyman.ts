/** The Neyman χ² ∫(p − q)²/p: f(u) = (1 − u)²/u, T(v) = 1 − e⁻ᵛ, f*(t) = 2 − 2√(1 − t). */
import { exponential, multiply, negative, subtract } from '../expression/expression.ts';
import { DROPS_MODES } from './consequences.ts';
import { fDivergence } from './f-divergence.ts';
import { POSITIVE_IS_REAL } from './loss.ts';

export const fNeyman = fDivergence({
  id: 'f-neyman',
  name: 'f-GAN: Neyman χ²',
  explanation: '∫(p − q)²/p: f(u) = (1 − u)²/u. Samples where there is no data cost without bound.',
  output: (score) => subtract(1, exponential(negative(score))),
  conjugate: (score) => subtract(2, multiply(2, exponential(multiply(-0.5, score)))),
  optimalScore: {
    tex: '2\\log(p/q)',
    at: (p, q) => 2 * (Math.log(p) - Math.log(q)),
  },
  ...POSITIVE_IS_REAL,
  densityRatio: { tex: 'e^{\\frac12 D}', at: (score) => Math.exp(score / 2) },
  minimax: {
    gradient: 'the Neyman χ²(p‖q)',
    implies: `${DROPS_MODES} It does so even more than KL(q‖p).`,
  },
  nonSaturating: {
    gradient: '⅓∫q³/p²',
    value: '∫q³/p²',
    implies: `${DROPS_MODES} Of all that is offered here this does so the most.`,
  },
});
