/**
 * Derivatives of expressions with respect to one of their parameters, as expressions. Written out by the
 * chain rule and not tidied: `simplify.ts` does that. Knows the operators of typed formulas only.
 */
import {
  add,
  constant,
  divide,
  exponential,
  hyperbolicTangent,
  isNotPositive,
  isPositive,
  multiply,
  negative,
  oneMinusSigmoid,
  power,
  sigmoid,
  square,
  squareRoot,
  subtract,
  type Expression,
  type Operand,
  type Operator,
} from './expression.ts';

/** The derivative with respect to each operand, kinks counted as if approached from below. */
type Slopes = (...operands: readonly Expression[]) => readonly Operand[];

const SLOPES: Partial<Record<Operator, Slopes>> = {
  add: () => [1, 1],
  subtract: () => [1, -1],
  multiply: (left, right) => [right!, left!],
  negative: () => [-1],
  divide: (left, right) => [divide(1, right!), negative(divide(left!, square(right!)))],
  // The exponent is a number in all that is typed: `parse.ts` writes other powers with e.
  power: (base, exponent) => [multiply(exponent!, power(base!, subtract(exponent!, 1))), 0],
  square: (operand) => [multiply(2, operand!)],
  exponential: (operand) => [exponential(operand!)],
  logarithm: (operand) => [divide(1, operand!)],
  squareRoot: (operand) => [divide(1, multiply(2, squareRoot(operand!)))],
  absolute: (operand) => [subtract(isPositive(operand!), isNotPositive(operand!))],
  softplus: (operand) => [sigmoid(operand!)],
  sigmoid: (operand) => [multiply(sigmoid(operand!), oneMinusSigmoid(operand!))],
  oneMinusSigmoid: (operand) => [negative(multiply(sigmoid(operand!), oneMinusSigmoid(operand!)))],
  hyperbolicTangent: (operand) => [subtract(1, square(hyperbolicTangent(operand!)))],
  positivePart: (operand) => [isPositive(operand!)],
  maximum: (left, right) => [
    isPositive(subtract(left!, right!)),
    isNotPositive(subtract(left!, right!)),
  ],
  minimum: (left, right) => [
    isNotPositive(subtract(left!, right!)),
    isPositive(subtract(left!, right!)),
  ],
  isPositive: () => [0],
  isNotPositive: () => [0],
};

/** A formula that this file cannot differentiate. */
export class NoDerivativeError extends Error {
  override readonly name = 'NoDerivativeError';
}

/**
 * d `expression` / d `parameter`, the parameter by its id; everything else counts as constant.
 * @throws NoDerivativeError for operators that formulas cannot be typed with
 */
export function derivativeOf(expression: Expression, parameter: string): Expression {
  if (expression.kind === 'parameter') return constant(expression.id === parameter ? 1 : 0);
  if (expression.kind !== 'call') return constant(0);
  const slopes = SLOPES[expression.operator]?.(...expression.operands);
  if (!slopes)
    throw new NoDerivativeError(
      `The derivative of ${expression.operator} is not known; add it to src/gan/expression/derivative.ts.`,
    );
  return expression.operands.reduce<Expression>((sum, operand, index) => {
    const inner = derivativeOf(operand, parameter);
    if (isZero(inner)) return sum;
    const part = product(slopes[index]!, inner);
    return isZero(sum) ? part : add(sum, part);
  }, constant(0));
}

function product(slope: Operand, inner: Expression): Expression {
  if (inner.kind !== 'constant' || inner.value !== 1) return multiply(slope, inner);
  return typeof slope === 'number' ? constant(slope) : slope;
}

function isZero(expression: Expression): boolean {
  return expression.kind === 'constant' && expression.value === 0;
}

/** `expression` with `replacement` in every place of the parameter with this id. */
export function withParameter(
  expression: Expression,
  parameter: string,
  replacement: Expression,
): Expression {
  if (expression.kind === 'parameter' && expression.id === parameter) return replacement;
  if (expression.kind !== 'call') return expression;
  const operands = expression.operands.map((operand) =>
    withParameter(operand, parameter, replacement),
  );
  return { ...expression, operands };
}
