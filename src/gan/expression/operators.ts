/**
 * The operators of expressions: each says how it is typeset and how it is computed, side by side, so
 * that the two cannot drift apart.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.ts';
import type { Operator } from './expression.ts';

interface OperatorMeaning {
  /** How tightly the result holds together: an operand that binds less than is asked is bracketed. */
  readonly binding: number;
  readonly operandBinding: readonly number[];
  tex(operands: readonly string[], points: string): string;
  /** Scalars and [batch, 1] tensors, broadcast against each other. */
  compute(ops: Operations, operands: readonly Tensor[]): Tensor;
}

const SUM = 1;
const PRODUCT = 2;
const POWER = 3;
const CLOSED = 4;

export const OPERATORS: Record<Operator, OperatorMeaning> = {
  add: {
    binding: SUM,
    operandBinding: [SUM, SUM],
    // A negative second term already carries its sign.
    tex: ([left, right]) => (right!.startsWith('-') ? `${left} ${right}` : `${left} + ${right}`),
    compute: (ops, [left, right]) => ops.add(left!, right!),
  },
  subtract: {
    binding: SUM,
    operandBinding: [SUM, PRODUCT],
    tex: ([left, right]) => `${left} - ${right}`,
    compute: (ops, [left, right]) => ops.sub(left!, right!),
  },
  multiply: {
    binding: PRODUCT,
    operandBinding: [PRODUCT, PRODUCT],
    tex: ([left, right]) => `${left}\\,${right}`,
    compute: (ops, [left, right]) => ops.mul(left!, right!),
  },
  negative: {
    binding: PRODUCT,
    operandBinding: [PRODUCT],
    tex: ([operand]) => `-${operand}`,
    compute: (ops, [operand]) => ops.neg(operand!),
  },
  square: {
    binding: POWER,
    operandBinding: [CLOSED],
    tex: ([operand]) => `${operand}^2`,
    compute: (ops, [operand]) => ops.square(operand!),
  },
  positivePart: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\max(0,\\, ${operand})`,
    compute: (ops, [operand]) => ops.relu(operand!),
  },
  logSigmoid: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\log\\sigma(${operand})`,
    // Written with softplus, whose gradient tfjs can differentiate again.
    compute: (ops, [operand]) => ops.neg(ops.softplus(ops.neg(operand!))),
  },
  logOneMinusSigmoid: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\log(1 - \\sigma(${operand}))`,
    compute: (ops, [operand]) => ops.neg(ops.softplus(operand!)),
  },
  mean: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand], points) => `\\mathbb{E}_{${points}}\\!\\left[${operand}\\right]`,
    compute: (ops, [operand]) => ops.mean(operand!),
  },
};
