/**
 * Expressions as numbers: evaluates a formula on tensors, the same formula that the page typesets.
 * Where scores, slopes and parameters come from is the caller's affair.
 */
import { scalar, type Tensor } from '@tensorflow/tfjs-core';
import { operations } from '../operations.ts';
import type { Expression, SlopePoint } from './expression.ts';
import { OPERATORS } from './operators.ts';

/** What the leaves of an expression stand for. */
export interface Environment {
  /** The critic's raw scores on a batch, [batch, 1]. */
  score(of: 'real' | 'generated'): Tensor;
  /** ‖∇ₓD‖ at each row of a batch of points, [batch, 1]. */
  slope(at: SlopePoint): Tensor;
  /** The parameter with this id, a scalar. */
  parameter(id: string): Tensor;
}

/** The value of `expression`: a scalar where it is a mean, else [batch, 1]. */
export function evaluate(expression: Expression, environment: Environment): Tensor {
  switch (expression.kind) {
    case 'constant':
      return scalar(expression.value);
    case 'parameter':
      return environment.parameter(expression.id);
    case 'score':
      return environment.score(expression.of);
    case 'slope':
      return environment.slope(expression.at);
    case 'call':
      return OPERATORS[expression.operator].compute(
        operations,
        expression.operands.map((operand) => evaluate(operand, environment)),
      );
  }
}

/** An expression asks for something that its environment does not have. */
export class MissingTermError extends Error {
  override readonly name = 'MissingTermError';
}
