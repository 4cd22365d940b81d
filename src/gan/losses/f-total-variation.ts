/** The total variation ½∫|p − q|: f(u) = ½|u − 1|, T(v) = ½ tanh v, f*(t) = t. */
import { hyperbolicTangent, multiply, type Expression } from '../expression/expression.ts';
import { IS_STEPWISE } from './consequences.ts';
import { fDivergence } from './f-divergence.ts';
import { POSITIVE_IS_REAL } from './loss.ts';

const halfTanh = (score: Expression) => multiply(0.5, hyperbolicTangent(score));

/** f*(t) = t makes both objectives one. */
const minimises = { gradient: 'the total variation', implies: IS_STEPWISE } as const;

export const fTotalVariation = fDivergence({
  id: 'f-total-variation',
  name: 'f-GAN: total variation',
  explanation:
    '½∫|p − q|: f(u) = ½|u − 1|. The critic’s output is squeezed between −½ and ½, so its gradient fades as it becomes sure.',
  output: halfTanh,
  conjugate: halfTanh,
  optimalScore: {
    whyNot:
      'The best score is infinite: +∞ where p > q, −∞ where p < q. Training climbs towards it and never arrives.',
  },
  ...POSITIVE_IS_REAL,
  densityRatio: {
    whyNot: 'The best score says no more than which density is larger.',
  },
  minimax: minimises,
  nonSaturating: minimises,
});
