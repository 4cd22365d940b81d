/** The original GAN as an f-divergence: f(u) = u log u − (u + 1) log(u + 1), T(v) = log σ(v), f*(t) = −log(1 − eᵗ). */
import {
  add,
  logOneMinusSigmoid,
  logSigmoid,
  multiply,
  negative,
} from '../expression/expression.ts';
import { DROPS_MODES, IS_BOUNDED } from './consequences.ts';
import { fDivergence } from './f-divergence.ts';
import { LOG_RATIO, criticLoss } from './loss.ts';

export const fGan = fDivergence({
  id: 'f-gan',
  name: 'f-GAN: original GAN',
  explanation:
    '2 JSD − 2 log 2: f(u) = u log u − (u + 1) log(u + 1), whose f(1) is not 0. The very formulas of the standard loss, found another way.',
  output: logSigmoid,
  conjugate: (score) => negative(logOneMinusSigmoid(score)),
  ...LOG_RATIO,
  estimate: {
    metric: 'jsd',
    name: 'Critic’s own JSD',
    // −L_D bounds D_f = 2 JSD − 2 log 2.
    value: add(
      Math.LN2,
      multiply(
        -0.5,
        criticLoss({
          a: (score) => negative(logSigmoid(score)),
          b: (score) => negative(logOneMinusSigmoid(score)),
        }),
      ),
    ),
    perSlope: false,
    meaning: 'A lower bound of the unsmoothed JSD on fresh samples, at most log 2 ≈ 0.693.',
  },
  minimax: { gradient: '2 JSD', implies: IS_BOUNDED },
  nonSaturating: {
    gradient: 'KL(q‖p) − 2 JSD',
    value: 'KL(q‖p) − KL(q‖m)',
    implies: `${DROPS_MODES} The JSD enters with the wrong sign.`,
  },
});
