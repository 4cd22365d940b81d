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
  divide: {
    binding: PRODUCT,
    operandBinding: [],
    tex: ([left, right]) => `\\frac{${left}}{${right}}`,
    compute: (ops, [left, right]) => ops.div(left!, right!),
  },
  power: {
    binding: POWER,
    operandBinding: [CLOSED, 0],
    tex: ([base, exponent]) => `${base}^{${exponent}}`,
    compute: (ops, [base, exponent]) => ops.pow(base!, exponent!),
  },
  square: {
    binding: POWER,
    operandBinding: [CLOSED],
    tex: ([operand]) => `${operand}^2`,
    compute: (ops, [operand]) => ops.square(operand!),
  },
  exponential: {
    binding: POWER,
    operandBinding: [],
    tex: ([operand]) => `e^{${operand}}`,
    compute: (ops, [operand]) => ops.exp(operand!),
  },
  positivePart: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\max(0,\\, ${operand})`,
    compute: (ops, [operand]) => ops.relu(operand!),
  },
  isPositive: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\mathbf{1}[${operand} > 0]`,
    compute: (ops, [operand]) => ops.step(operand!),
  },
  isNotPositive: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\mathbf{1}[${operand} \\le 0]`,
    compute: (ops, [operand]) => ops.sub(1, ops.step(operand!)),
  },
  hyperbolicTangent: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\tanh(${operand})`,
    // 1 − 2σ(−2v), so that the slope keeps its digits where the value has none left between it and 1.
    compute: (ops, [operand]) =>
      ops.sub(1, ops.mul(2, exponentialOfMinusSoftplus(ops, ops.mul(2, operand!)))),
  },
  sigmoid: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\sigma(${operand})`,
    compute: (ops, [operand]) => exponentialOfMinusSoftplus(ops, ops.neg(operand!)),
  },
  oneMinusSigmoid: {
    binding: SUM,
    operandBinding: [],
    tex: ([operand]) => `1 - \\sigma(${operand})`,
    compute: (ops, [operand]) => exponentialOfMinusSoftplus(ops, operand!),
  },
  rootOfSigmoid: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\sqrt{\\sigma(${operand})}`,
    // Half the logarithm instead of a root, whose slope is infinite where the sigmoid vanishes.
    compute: (ops, [operand]) => ops.exp(ops.mul(-0.5, ops.softplus(ops.neg(operand!)))),
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
  choose: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([selector, bound, below, otherwise]) =>
      `\\left\\{\\begin{array}{ll} ${below} & ${selector} < ${bound} \\\\ ${otherwise} & \\text{else} \\end{array}\\right\\}`,
    compute: (ops, [selector, bound, below, otherwise]) => {
      const isBelow = ops.step(ops.sub(bound!, selector!));
      return ops.add(ops.mul(isBelow, below!), ops.mul(ops.sub(1, isBelow), otherwise!));
    },
  },
  mean: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand], points) => `\\mathbb{E}_{${points}}\\!\\left[${operand}\\right]`,
    compute: (ops, [operand]) => ops.mean(operand!),
  },
};

/**
 * 1 − σ(v) = exp(−log(1 + eᵛ)): by way of softplus, value and slope are right to the last digits however
 * far the sigmoid is saturated, where σ(v)(1 − σ(v)) has rounded to 0 or to few digits.
 */
function exponentialOfMinusSoftplus(ops: Operations, score: Tensor): Tensor {
  return ops.exp(ops.neg(ops.softplus(score)));
}
