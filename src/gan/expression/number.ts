/**
 * Expressions as plain numbers in double precision, without TensorFlow.js: for checking and plotting what
 * was typed. Batches are not known here: a formula of scores has no value.
 */
import type { Expression } from './expression.ts';
import { OPERATORS } from './operators.ts';

/** The operations that formulas of numbers are made of, by the names that operators know them by. */
const NUMBER_OPERATIONS = {
  add: (left: number, right: number) => left + right,
  sub: (left: number, right: number) => left - right,
  mul: (left: number, right: number) => left * right,
  div: (left: number, right: number) => left / right,
  pow: (base: number, exponent: number) => base ** exponent,
  neg: (operand: number) => -operand,
  square: (operand: number) => operand * operand,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  relu: (operand: number) => Math.max(0, operand),
  step: (operand: number) => (operand > 0 ? 1 : 0),
  softplus: (operand: number) => Math.max(operand, 0) + Math.log1p(Math.exp(-Math.abs(operand))),
};

/** A formula has no value as a plain number: it speaks of scores, or of a parameter without a value. */
export class NotANumberError extends Error {
  override readonly name = 'NotANumberError';
}

/**
 * The value of `expression` where its parameters have these values, by id.
 * @returns NaN or an infinity where the formula has no finite value
 * @throws NotANumberError for leaves other than constants and the parameters given
 */
export function evaluateAt(expression: Expression, values: Values): number {
  return evaluateWith(NUMBER_OPERATIONS, expression, values);
}

/**
 * The same with every number on the way rounded to float32, as training computes: what overflows there,
 * though the result would be moderate, is an infinity or NaN here too.
 * @throws NotANumberError as `evaluateAt`
 */
export function evaluateInSinglePrecision(expression: Expression, values: Values): number {
  return evaluateWith(SINGLE_PRECISION_OPERATIONS, expression, values);
}

/** Of parameters, by id. */
type Values = Readonly<Record<string, number>>;

type NumberOperations = Readonly<Record<string, (...operands: number[]) => number>>;

const SINGLE_PRECISION_OPERATIONS: NumberOperations = Object.fromEntries(
  Object.entries<(...operands: number[]) => number>(NUMBER_OPERATIONS).map(([name, compute]) => [
    name,
    (...operands: number[]) => Math.fround(compute(...operands.map(Math.fround))),
  ]),
);

function evaluateWith(
  operations: NumberOperations,
  expression: Expression,
  values: Values,
): number {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'parameter': {
      const value = values[expression.id];
      if (value !== undefined) return value;
      throw new NotANumberError(`Nothing says what ${expression.symbol} is; give it a value.`);
    }
    case 'call': {
      const operands = expression.operands.map((operand) =>
        evaluateWith(operations, operand, values),
      );
      // Operators ask for nothing but the operations they are handed.
      const compute = OPERATORS[expression.operator].compute as unknown as NumberFunction;
      return compute(operations, operands);
    }
    default:
      throw new NotANumberError(`A formula of ${expression.kind} is no number by itself.`);
  }
}

type NumberFunction = (operations: NumberOperations, operands: readonly number[]) => number;
