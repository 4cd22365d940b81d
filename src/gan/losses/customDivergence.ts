/**
 * What follows from an f that somebody typed: whether D_f is a divergence at all, and T, f* and their
 * limits, all symbolically. Needs no solver, because T(v) = f′(eᵛ) makes the best score log p/q for every
 * f, and there f*(T) = u f′(u) − f(u) with u = eᵛ. Makes no loss of it: that is `custom-f.ts`.
 */
import { derivativeOf, withParameter } from '../expression/derivative.ts';
import {
  add,
  exponential,
  multiply,
  nodesOf,
  parameter,
  subtract,
  type Expression,
} from '../expression/expression.ts';
import { evaluateAt, evaluateInSinglePrecision } from '../expression/number.ts';
import { parseFormula, type Vocabulary } from '../expression/parse.ts';
import { FormulaError } from '../expression/scanText.ts';
import { simplified, simplifiedDerivative } from '../expression/simplify.ts';
import { checkedCurve, type Curve } from './customConvexity.ts';

export interface TypedDivergence {
  /** Of the parameter u, as it was typed. */
  readonly f: Expression;
  /** f(1), which is subtracted so that equal distributions are at distance 0. */
  readonly atOne: number;
  /** f′(u) */
  readonly derivative: Expression;
  /** T(v) = f′(eᵛ) */
  readonly output: Expression;
  /** dT/dv */
  readonly outputSlope: Expression;
  /** f*(T(v)) of f less f(1) */
  readonly conjugate: Expression;
  /** d f*(T(v))/dv */
  readonly conjugateSlope: Expression;
  readonly curve: Curve;
}

const u = parameter('u', 'u');
const v = parameter('v', 'v');
const IS_POSITIVE: ReadonlySet<string> = new Set(['u']);
const NOTHING: ReadonlySet<string> = new Set();

/** What f is typed in. */
export const DIVERGENCE_VOCABULARY: Vocabulary = {
  names: new Map([['u', u]]),
  averages: false,
  longest: 200,
};

/** f(1) closer to 0 than this is a rounding error. */
const NO_OFFSET = 1e-12;

/**
 * Everything that follows from `text`.
 * @throws FormulaError where it is no formula, or none of a divergence
 */
export function divergenceOf(text: string): TypedDivergence {
  const f = parseFormula(text, DIVERGENCE_VOCABULARY);
  if (![...nodesOf(f)].some(({ kind }) => kind === 'parameter'))
    throw new FormulaError('f has to depend on u.');
  const atOne = offsetOf(f);
  const derivative = simplifiedDerivative(f, 'u', IS_POSITIVE);
  const excess = simplified(subtract(multiply(u, derivative), f), IS_POSITIVE);
  const output = atLogarithm(derivative);
  const conjugate = simplified(
    atOne === 0 ? atLogarithm(excess) : add(atLogarithm(excess), atOne),
    NOTHING,
  );
  const outputSlope = slopeOf(output);
  const conjugateSlope = slopeOf(conjugate);
  const curve = checkedCurve({
    f: (logarithm) => evaluateAt(f, { u: Math.exp(logarithm) }),
    slope: (logarithm) => evaluateAt(output, { v: logarithm }),
    bends: (logarithm) => evaluateAt(outputSlope, { v: logarithm }),
    others: [output, outputSlope, conjugate, conjugateSlope].map(
      (expression) => (logarithm: number) =>
        evaluateInSinglePrecision(expression, { v: logarithm }),
    ),
  });
  return { f, atOne, derivative, output, outputSlope, conjugate, conjugateSlope, curve };
}

function offsetOf(f: Expression): number {
  const atOne = evaluateAt(f, { u: 1 });
  return Math.abs(atOne) < NO_OFFSET ? 0 : atOne;
}

function atLogarithm(expression: Expression): Expression {
  return simplified(withParameter(expression, 'u', exponential(v)), NOTHING);
}

function slopeOf(expression: Expression): Expression {
  return simplified(derivativeOf(expression, 'v'), NOTHING);
}
