/**
 * The Jensen–Shannon divergence with unequal weights, π KL(p‖m) + (1 − π) KL(q‖m) with m = πp + (1 − π)q:
 * f(u) = πu log u − (1 − π + πu) log(1 − π + πu), T(v) = π log(σ(v)/π), f*(T(v)) = (1 − π) log((1 − π)/(1 − σ(v))).
 * It is the loss of a classifier that expects a share π of all samples to be real.
 */
import {
  logOneMinusSigmoid,
  logSigmoid,
  logarithm,
  multiply,
  parameter,
  subtract,
  type Expression,
} from '../expression/expression.ts';
import { DROPS_MODES, IS_BOUNDED } from './consequences.ts';
import { fDivergence } from './f-divergence.ts';

const weight = parameter('weight', 'π');
const rest = subtract(1, weight);

const output = (score: Expression) =>
  multiply(weight, subtract(logSigmoid(score), logarithm(weight)));
const conjugate = (score: Expression) =>
  multiply(rest, subtract(logarithm(rest), logOneMinusSigmoid(score)));

export const fWeightedJensenShannon = fDivergence({
  id: 'f-weighted-jensen-shannon',
  name: 'f-GAN: weighted Jensen–Shannon',
  explanation:
    'Jensen–Shannon with a weight on the data: towards 0 it behaves like KL(p‖q), towards 1 like KL(q‖p), each made small by its weight.',
  parameters: [
    {
      id: 'weight',
      name: 'Weight of the data',
      symbol: 'π',
      explanation:
        'The share of real samples that the critic expects; at ½ this is the Jensen–Shannon divergence itself.',
      default: 0.3,
      minimum: 0.01,
      maximum: 0.99,
    },
  ],
  output,
  conjugate,
  optimalScore: {
    tex: '\\log(p/q) + \\log\\frac{π}{1 - π}',
    at: (p, q, { weight }) => Math.log(p) - Math.log(q) + Math.log(weight! / (1 - weight!)),
  },
  threshold: ({ weight }) => ({ score: Math.log(weight! / (1 - weight!)), real: 'above' }),
  densityRatio: {
    tex: '\\frac{1 - π}{π}\\,e^{D}',
    at: (score, { weight }) => ((1 - weight!) / weight!) * Math.exp(score),
  },
  minimax: { gradient: 'π KL(p‖πp + (1 − π)q) + (1 − π) KL(q‖πp + (1 − π)q)', implies: IS_BOUNDED },
  nonSaturating: {
    gradient: 'π KL(q‖p), less π/(1 − π) times this divergence',
    implies: `${DROPS_MODES} The divergence itself enters with the wrong sign.`,
  },
});
