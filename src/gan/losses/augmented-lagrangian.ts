/**
 * What losses share whose critic maximises its mean difference under a condition Ω = 1 of its own: an
 * augmented Lagrangian, with a multiplier λ that follows the condition and a weight ρ. Knows no Ω.
 */
import type { Parameter } from '../../experiment/parameter.ts';
import {
  add,
  generatedScore,
  mean,
  multiplier,
  multiply,
  parameter,
  realScore,
  square,
  subtract,
  type Expression,
} from '../expression/expression.ts';
import type { Loss } from './loss.ts';

/** On rings and grids of modes λ settles at 0.03 (Sobolev) to 0.7 (Fisher); with ten times this weight it swings further than that. */
const DEFAULT_WEIGHT = 1e-3;

const weight: Parameter = {
  id: 'rho',
  name: 'Weight of the condition',
  symbol: 'ρ',
  explanation:
    'How hard the critic is held to its condition, and how fast the multiplier λ follows it.',
  default: DEFAULT_WEIGHT,
  minimum: 1e-6,
  maximum: 10,
  scale: 'log',
};

/**
 * The critic's side of such a loss: mean D(x̃) − mean D(x) + λ(Ω − 1) + ½ρ(Ω − 1)².
 * @param constraint Ω
 */
export function meanDifferenceUnder(
  constraint: Expression,
): Pick<Loss, 'critic' | 'multiplier' | 'parameters'> {
  const violation = subtract(constraint, 1);
  const held = add(
    multiply(multiplier('λ'), violation),
    multiply(0.5, multiply(parameter(weight.id, weight.symbol!), square(violation))),
  );
  return {
    parameters: [weight],
    critic: add(subtract(mean(generatedScore), mean(realScore)), held),
    multiplier: { constraint, rate: weight.id },
  };
}
