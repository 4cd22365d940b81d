/**
 * The operators of expressions: each says how it is typeset and how it is computed, side by side, so
 * that the two cannot drift apart.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import { meanKernel } from '../kernels.ts';
import { nearestNeighbourEntropy } from '../nearestNeighbours.ts';
import { nuclearNorm, polarFactor } from '../nuclearNorm.ts';
import type { Operations } from '../operations.ts';
import type { Operator } from './expression.ts';

interface OperatorMeaning {
  /** How tightly the result holds together: an operand that binds less than is asked is bracketed. */
  readonly binding: number;
  readonly operandBinding: readonly number[];
  /** The operand over whose points the result is an average: it no longer depends on them. */
  readonly averages?: number;
  /** @param points those of the operand that is averaged over, if there is one */
  tex(operands: readonly string[], points: string): string;
  /** Scalars and [batch, 1] tensors, broadcast against each other, unless `Operator` says otherwise. */
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
  logarithm: {
    binding: PRODUCT,
    operandBinding: [],
    tex: ([operand]) => `\\log(${operand})`,
    compute: (ops, [operand]) => ops.log(operand!),
  },
  squareRoot: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\sqrt{${operand}}`,
    compute: (ops, [operand]) => ops.sqrt(operand!),
  },
  absolute: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\lvert ${operand} \\rvert`,
    // Of positive parts, here and below, because their slope can be differentiated once more.
    compute: (ops, [operand]) => ops.add(ops.relu(operand!), ops.relu(ops.neg(operand!))),
  },
  softplus: {
    binding: PRODUCT,
    operandBinding: [],
    tex: ([operand]) => `\\log(1 + e^{${operand}})`,
    compute: (ops, [operand]) => ops.softplus(operand!),
  },
  maximum: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([left, right]) => `\\max(${left},\\, ${right})`,
    compute: (ops, [left, right]) => ops.add(right!, ops.relu(ops.sub(left!, right!))),
  },
  minimum: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([left, right]) => `\\min(${left},\\, ${right})`,
    compute: (ops, [left, right]) => ops.sub(right!, ops.relu(ops.sub(right!, left!))),
  },
  limited: {
    binding: CLOSED,
    operandBinding: [CLOSED],
    tex: ([operand]) => operand!,
    // The operand itself to the last digit wherever it is within the limits.
    compute: (ops, [operand, lower, upper]) =>
      ops.add(
        ops.sub(operand!, ops.relu(ops.sub(operand!, upper!))),
        ops.relu(ops.sub(lower!, operand!)),
      ),
  },
  continued: {
    binding: SUM,
    operandBinding: [],
    tex: ([value]) => value!,
    compute: (ops, [value, slope, score, limitedScore]) =>
      ops.add(value!, ops.mul(slope!, ops.sub(score!, limitedScore!))),
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
  entropy: {
    binding: CLOSED,
    operandBinding: [],
    averages: 0,
    tex: (_, points) => `\\hat H(${points})`,
    compute: (ops, [operand]) => nearestNeighbourEntropy(ops, operand!),
  },
  mean: {
    binding: CLOSED,
    operandBinding: [],
    averages: 0,
    tex: ([operand], points) => `\\mathbb{E}_{${points}}\\!\\left[${operand}\\right]`,
    compute: (ops, [operand]) => ops.mean(operand!),
  },
  meanRow: {
    binding: CLOSED,
    operandBinding: [],
    averages: 0,
    tex: ([operand], points) => `\\mathbb{E}_{${points}}\\!\\left[${operand}\\right]`,
    compute: (ops, [operand]) => ops.mean(operand!, 0, true),
  },
  length: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\lVert ${operand}\\rVert`,
    compute: (ops, [operand]) => ops.sqrt(ops.add(ops.sum(ops.square(operand!)), LENGTH_EPSILON)),
  },
  covariance: {
    binding: CLOSED,
    operandBinding: [],
    averages: 0,
    tex: ([operand], points) => `\\operatorname{Cov}_{${points}}\\!\\left[${operand}\\right]`,
    compute: (ops, [operand]) => {
      const centred = ops.sub(operand!, ops.mean(operand!, 0, true));
      return ops.div(ops.matMul(centred, centred, true, false), operand!.shape[0]!);
    },
  },
  nuclearNorm: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\lVert ${operand}\\rVert_{*}`,
    compute: (ops, [operand]) => nuclearNorm(ops, operand!),
  },
  polarFactor: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([operand]) => `\\operatorname{polar}\\!\\left(${operand}\\right)`,
    compute: (ops, [operand]) => polarFactor(ops, operand!),
  },
  matrixProduct: {
    binding: PRODUCT,
    operandBinding: [PRODUCT, PRODUCT],
    tex: ([left, right]) => `${left}\\,${right}`,
    compute: (ops, [left, right]) => ops.matMul(left!, right!),
  },
  innerProduct: {
    binding: CLOSED,
    operandBinding: [],
    tex: ([left, right]) => `\\left\\langle ${left},\\, ${right}\\right\\rangle`,
    compute: (ops, [left, right]) => ops.sum(ops.mul(left!, right!), 1, true),
  },
  meanKernel: {
    binding: CLOSED,
    operandBinding: [],
    averages: 1,
    tex: ([row, other, scale], points) =>
      `\\mathbb{E}_{${points}}\\!\\left[k_{${scale}}(${row},\\, ${other})\\right]`,
    compute: (ops, [rows, others, scale]) => meanKernel(ops, rows!, others!, scale!),
  },
};

/** Inside the root, so that its derivative is finite where all entries are 0. */
const LENGTH_EPSILON = 1e-12;

/**
 * 1 − σ(v) = exp(−log(1 + eᵛ)): by way of softplus, value and slope are right to the last digits however
 * far the sigmoid is saturated, where σ(v)(1 − σ(v)) has rounded to 0 or to few digits.
 */
function exponentialOfMinusSoftplus(ops: Operations, score: Tensor): Tensor {
  return ops.exp(ops.neg(ops.softplus(score)));
}
