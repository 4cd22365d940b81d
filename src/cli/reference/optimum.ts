/**
 * A loss at its optimal critic, as an integral over cells instead of a mean over samples. The
 * formula is the loss's own; only its means are taken differently.
 */
import { tensor2d } from '@tensorflow/tfjs-core';
import { constant, nodesOf, type Expression } from '../../gan/expression/expression.ts';
import {
  MissingTermError,
  emptyEnvironment,
  evaluate,
  type Environment,
} from '../../gan/expression/tensor.ts';
import type { Loss } from '../../gan/losses/loss.ts';
import { withDefaults, type ParameterValues } from '../../experiment/parameter.ts';
import { scalars } from './tensors.ts';

/** A loss whose best critic is a function of the two densities. */
type LossWithOptimum = Loss & {
  readonly optimalScore: Extract<Loss['optimalScore'], { readonly at: unknown }>;
};

export function hasOptimum(loss: Loss): loss is LossWithOptimum {
  return 'at' in loss.optimalScore;
}

/**
 * The critic's loss at its optimal score between two distributions over the same cells, [cells].
 * Cells that are empty in either are left out.
 * @param parameters those of the loss, at their defaults unless given
 */
export function lossAtOptimum(
  loss: LossWithOptimum,
  real: Float64Array,
  generated: Float64Array,
  parameters: ParameterValues = withDefaults(loss.parameters),
): number {
  const settings = scalars(parameters);
  const cells = [...real.keys()].filter((cell) => real[cell]! > 0 && generated[cell]! > 0);
  const masses = {
    real: Float32Array.from(cells, (cell) => real[cell]!),
    generated: Float32Array.from(cells, (cell) => generated[cell]!),
  };
  const scores = tensor2d(
    Float32Array.from(cells, (cell) =>
      loss.optimalScore.at(real[cell]!, generated[cell]!, parameters),
    ),
    [cells.length, 1],
  );
  const environment: Environment = {
    ...emptyEnvironment,
    score: () => scores,
    parameter: (id) => settings[id]!,
  };
  return evaluate(withIntegrals(loss.critic, environment, masses), environment).dataSync()[0]!;
}

/** The expression with each mean replaced by the integral it estimates. */
function withIntegrals(
  expression: Expression,
  environment: Environment,
  masses: Readonly<Record<'real' | 'generated', Float32Array>>,
): Expression {
  if (expression.kind !== 'call') return expression;
  const { operator, operands } = expression;
  if (operator === 'mean') {
    const [operand] = operands;
    const weights = masses[distributionIn(operand!)];
    return constant(weightedSum(evaluate(operand!, environment).dataSync(), weights));
  }
  return {
    ...expression,
    operands: operands.map((operand) => withIntegrals(operand, environment, masses)),
  };
}

function distributionIn(expression: Expression): 'real' | 'generated' {
  for (const node of nodesOf(expression)) if (node.kind === 'score') return node.of;
  throw new MissingTermError('A mean without a score has no distribution to be taken over.');
}

/** Cells without mass in float32 do not count, though a loss may have outgrown float32 there. */
function weightedSum(values: ArrayLike<number>, weights: Float32Array): number {
  return weights.reduce(
    (sum, weight, cell) => (weight > 0 ? sum + weight * values[cell]! : sum),
    0,
  );
}
