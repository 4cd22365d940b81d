/** Twice the JSD: f(u) = u log u − (u + 1) log ½(u + 1), T(v) = log 2σ(v), f*(t) = −log(2 − eᵗ). */
import {
  add,
  logOneMinusSigmoid,
  logSigmoid,
  multiply,
  negative,
  subtract,
  type Expression,
} from '../expression/expression.ts';
import { DROPS_MODES, IS_BOUNDED } from './consequences.ts';
import { fDivergence } from './f-divergence.ts';
import { LOG_RATIO, criticLoss } from './loss.ts';

const output = (score: Expression) => add(Math.LN2, logSigmoid(score));
const conjugate = (score: Expression) => subtract(negative(logOneMinusSigmoid(score)), Math.LN2);

export const fJensenShannon = fDivergence({
  id: 'f-jensen-shannon',
  name: 'f-GAN: Jensen–Shannon',
  explanation:
    'Twice the Jensen–Shannon divergence: f(u) = u log u − (u + 1) log ½(u + 1). The standard loss, shifted so that 0 means equal.',
  output,
  conjugate,
  ...LOG_RATIO,
  estimate: {
    metric: 'jsd',
    name: 'Critic’s own JSD',
    // −L_D bounds D_f, and that is twice the JSD.
    value: multiply(-0.5, criticLoss({ a: (score) => negative(output(score)), b: conjugate })),
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
