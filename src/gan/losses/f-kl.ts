/** KL(p‖q) as an f-divergence: f(u) = u log u, T(v) = v, f*(t) = eᵗ⁻¹. */
import { exponential, subtract } from '../expression/expression.ts';
import { COVERS_MODES, DROPS_MODES } from './consequences.ts';
import { fDivergence } from './f-divergence.ts';

// Without the critic's own estimate, here as in its siblings: no live metric is this divergence.
export const fKl = fDivergence({
  id: 'f-kl',
  name: 'f-GAN: KL',
  explanation:
    'The divergence of maximum likelihood, KL(p‖q): f(u) = u log u. A high score on a generated sample costs the critic exponentially.',
  output: (score) => score,
  conjugate: (score) => exponential(subtract(score, 1)),
  optimalScore: {
    tex: '1 + \\log(p/q)',
    at: (p, q) => 1 + Math.log(p) - Math.log(q),
  },
  threshold: () => ({ score: 1, real: 'above' }),
  densityRatio: { tex: 'e^{D - 1}', at: (score) => Math.exp(score - 1) },
  minimax: { gradient: 'KL(p‖q)', implies: COVERS_MODES },
  nonSaturating: {
    gradient: 'KL(q‖p)',
    implies: `${DROPS_MODES} The other direction of KL than the critic measures.`,
  },
});
