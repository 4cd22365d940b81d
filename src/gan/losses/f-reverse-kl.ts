/** KL(q‖p) as an f-divergence: f(u) = −log u, T(v) = −e⁻ᵛ, f*(t) = −1 − log(−t). */
import { exponential, negative, subtract } from '../expression/expression.ts';
import { DROPS_MODES } from './consequences.ts';
import { fDivergence } from './f-divergence.ts';
import { LOG_RATIO } from './loss.ts';

export const fReverseKl = fDivergence({
  id: 'f-reverse-kl',
  name: 'f-GAN: reverse KL',
  explanation:
    'KL(q‖p), the divergence that drops modes: f(u) = −log u. A low score on a real sample costs the critic exponentially.',
  output: (score) => negative(exponential(negative(score))),
  conjugate: (score) => subtract(score, 1),
  ...LOG_RATIO,
  minimax: { gradient: 'KL(q‖p)', implies: DROPS_MODES },
  nonSaturating: {
    gradient: '½∫q²/p',
    value: '∫q²/p',
    implies: `${DROPS_MODES} The Neyman χ² does so even more than KL(q‖p).`,
  },
});
