/**
 * Expressions as numbers: evaluates a formula on tensors, the same formula that the page typesets.
 * Where scores, slopes and parameters come from is the caller's affair.
 */
import { scalar, type Tensor } from '@tensorflow/tfjs-core';
import { operations } from '../operations.ts';
import type { Expression, Sample, SlopePoint } from './expression.ts';
import { OPERATORS } from './operators.ts';

/** What the leaves of an expression stand for. */
export interface Environment {
  /** The critic's raw scores on a batch, [batch, 1]. */
  score(of: 'real' | 'generated'): Tensor;
  /** ‖∇ₓD‖ at each row of a batch of points, [batch, 1]. */
  slope(at: SlopePoint): Tensor;
  /** What a critic with several outputs makes of a batch, [batch, features]. */
  features(of: Sample): Tensor;
  /** A batch of points, [batch, 2]. */
  points(of: Sample): Tensor;
  /** The multiplier of a constraint, a scalar. */
  multiplier(): Tensor;
  /** The parameter with this id, a scalar. */
  parameter(id: string): Tensor;
}

/** Knows nothing: every method throws a MissingTermError. Other environments say what they know instead. */
export const emptyEnvironment: Environment = {
  score: (of) => missing(`scores on ${of} samples`),
  slope: (at) => missing(`slopes at ${at}`),
  features: (of) => missing(`features of ${of}`),
  points: (of) => missing(`points for "${of}"`),
  multiplier: () => missing('a multiplier'),
  parameter: (id) => missing(`a parameter "${id}"`),
};

/**
 * The value of `expression`: a scalar where it is a mean or a length, else [batch, 1], or of the shape
 * that `Operator` states. A part that stands in several places as one and the same object is computed once.
 * @throws MissingTermError
 */
export function evaluate(expression: Expression, environment: Environment): Tensor {
  const computed = new Map<Expression, Tensor>();
  const valueOf = (part: Expression): Tensor => {
    const known = computed.get(part);
    if (known) return known;
    const value = compute(part, environment, valueOf);
    computed.set(part, value);
    return value;
  };
  return valueOf(expression);
}

function compute(
  expression: Expression,
  environment: Environment,
  valueOf: (part: Expression) => Tensor,
): Tensor {
  switch (expression.kind) {
    case 'constant':
      return scalar(expression.value);
    case 'parameter':
      return environment.parameter(expression.id);
    case 'score':
      return environment.score(expression.of);
    case 'slope':
      return environment.slope(expression.at);
    case 'features':
      return environment.features(expression.of);
    case 'points':
      return environment.points(expression.of);
    case 'multiplier':
      return environment.multiplier();
    case 'call':
      return OPERATORS[expression.operator].compute(operations, expression.operands.map(valueOf));
  }
}

function missing(what: string): never {
  throw new MissingTermError(`A formula asks for ${what}, which this computation was not given.`);
}

/** An expression asks for something that its environment does not have. */
export class MissingTermError extends Error {
  override readonly name = 'MissingTermError';
}
