/**
 * Formulas made shorter without changing what they say where they say something: sums of products, with
 * logarithms and exponentials taken apart, so that derivatives read as they would in a textbook. What it
 * does not see through it leaves as it is.
 */
import { derivativeOf } from './derivative.ts';
import { logarithm, nodesOf, softplus, type Expression } from './expression.ts';
import {
  exponentialOf,
  factorOf,
  inOrder,
  number,
  powerOf,
  productOf,
  scaled,
  sumOf,
  type Sum,
  type Term,
} from './sumOfProducts.ts';
import { written } from './writeSum.ts';

/** Products of more terms than this stay products. */
const MOST_TERMS = 64;

/** Formulas of more parts stay as they are: seconds would be spent on what nobody could read anyway. */
const MOST_PARTS = 150;

/**
 * The derivative of `expression` by the parameter `by`, by its id, in as few words as any way of writing
 * the expression leads to.
 */
export function simplifiedDerivative(
  expression: Expression,
  by: string,
  positive: ReadonlySet<string>,
): Expression {
  return [expression, ...collectedForms(expression, positive)]
    .map((form) => simplified(derivativeOf(form, by), positive))
    .reduce((best, form) => (sizeOf(form) < sizeOf(best) ? form : best));
}

/** By how much a collected formula may be longer: e²ᵛ reads better than (eᵛ)². */
const TOLERATED_EXTRA = 1;

/**
 * The shortest of `expression`, of what collecting its terms makes of it, and of what multiplying out and
 * collecting does.
 * @param positive parameters that are known to be above 0, by id
 */
export function simplified(expression: Expression, positive: ReadonlySet<string>): Expression {
  if (sizeOf(expression) > MOST_PARTS) return expression;
  const [multipliedOut, collected] = collectedForms(expression, positive);
  const shorter = sizeOf(collected) < sizeOf(multipliedOut) ? collected : multipliedOut;
  return sizeOf(shorter) <= sizeOf(expression) + TOLERATED_EXTRA ? shorter : expression;
}

/** With products of sums multiplied out, and as products. */
function collectedForms(
  expression: Expression,
  positive: ReadonlySet<string>,
): readonly [Expression, Expression] {
  const form = (multipliesOut: boolean) =>
    written(new Collector(positive, multipliesOut).collect(expression));
  return [form(true), form(false)];
}

function sizeOf(expression: Expression): number {
  return [...nodesOf(expression)].length;
}

class Collector {
  readonly #positive: ReadonlySet<string>;
  readonly #multipliesOut: boolean;

  constructor(positive: ReadonlySet<string>, multipliesOut: boolean) {
    this.#positive = positive;
    this.#multipliesOut = multipliesOut;
  }

  collect(expression: Expression): Sum {
    if (expression.kind === 'constant') return number(expression.value);
    if (expression.kind !== 'call') return factorOf(expression);
    const { operator, operands } = expression;
    const [first, second] = operands.map((operand) => this.collect(operand));
    switch (operator) {
      case 'add':
        return sumOf(first!, second!);
      case 'subtract':
        return sumOf(first!, scaled(second!, -1));
      case 'negative':
        return scaled(first!, -1);
      case 'multiply':
        return this.#product(first!, second!);
      case 'divide':
        return this.#product(first!, this.#reciprocal(operands[1]!));
      case 'square':
        return this.#power(first!, 2);
      case 'squareRoot':
        return this.#power(first!, 0.5);
      case 'power': {
        const exponent = plainNumber(second!);
        if (exponent !== undefined) return this.#power(first!, exponent);
        break;
      }
      case 'exponential':
        return exponentialOf(first!);
      case 'logarithm':
        return this.#logarithm(first!);
    }
    const parts = operands.map((operand) => written(this.collect(operand)));
    return factorOf({ ...expression, operands: parts });
  }

  /** A sum and its reciprocal cancel whole in any case. */
  #product(left: Sum, right: Sum): Sum {
    if (!this.#multipliesOut || left.length * right.length > MOST_TERMS)
      return productOf(this.#factor(left, 1), this.#factor(right, 1));
    const distributed = (sum: Sum, term: Term): Sum => {
      const whole = sum.length > 1 ? this.#factor(sum, 1) : sum;
      const [key] = whole[0]?.factors.keys() ?? [];
      const cancels = key !== undefined && (term.factors.get(key)?.exponent ?? 0) < 0;
      return productOf(cancels ? whole : sum, [term]);
    };
    if (left.length === 1) return distributed(right, left[0]!);
    return right.reduce<Sum>((sum, term) => sumOf(sum, distributed(left, term)), []);
  }

  /** Of a square as a power of what is squared, which may cancel. */
  #reciprocal(expression: Expression): Sum {
    if (expression.kind === 'call' && expression.operator === 'square')
      return this.#power(this.collect(expression.operands[0]!), -2);
    return this.#power(this.collect(expression), -1);
  }

  #power(sum: Sum, exponent: number): Sum {
    if (exponent === 0) return number(1);
    if (exponent === 1) return sum;
    const [only, ...others] = sum;
    if (only && others.length === 0 && (Number.isInteger(exponent) || this.#isPositive(only)))
      return [powerOf(only, exponent)];
    if (exponent === 2 && this.#multipliesOut && sum.length ** 2 <= MOST_TERMS)
      return productOf(sum, sum);
    return this.#factor(sum, exponent);
  }

  /** A sum as one factor, its leading coefficient taken out, so that multiples of it are recognised. */
  #factor(sum: Sum, exponent: number): Sum {
    const [leading, ...others] = inOrder(sum);
    if (!leading) return exponent === 1 ? [] : factorOf({ kind: 'constant', value: 0 }, exponent);
    if (others.length === 0 && exponent === 1) return sum;
    const { coefficient } = leading;
    const content = Number.isInteger(exponent) ? coefficient : Math.abs(coefficient);
    const base = written(scaled(sum, 1 / content));
    return scaled(factorOf(base, exponent), content ** exponent);
  }

  #logarithm(sum: Sum): Sum {
    const [first, second, third] = inOrder(sum);
    if (first && !second) return this.#logarithmOfTerm(first);
    if (first && second && !third) {
      const soft = softplusOf(first, second);
      if (soft) return soft;
    }
    const { coefficient } = first ?? { coefficient: 0 };
    if (coefficient <= 0 || coefficient === 1) return factorOf(logarithm(written(sum)));
    const rest = factorOf(logarithm(written(scaled(sum, 1 / coefficient))));
    return sumOf(rest, logarithmOfNumber(coefficient));
  }

  /** log(c·uⁿ·x·eᵃ) = log c + n log u + log x + a, for u > 0 */
  #logarithmOfTerm({ coefficient, factors, power: exponent }: Term): Sum {
    const known = [...factors].filter(([, { base }]) => this.#isKnown(base));
    const unknown = [...factors].filter(([, { base }]) => !this.#isKnown(base));
    const sign = Math.sign(coefficient);
    const rest: Term = { coefficient: sign, factors: new Map(unknown), power: [] };
    const parts = known.map(([, { base, exponent: times }]) => {
      const isSum = base.kind === 'call';
      const single = isSum ? this.#logarithm(this.collect(base)) : factorOf(logarithm(base));
      return scaled(single, times);
    });
    if (unknown.length > 0 || sign < 0) parts.push(factorOf(logarithm(written([rest]))));
    return [...parts, logarithmOfNumber(Math.abs(coefficient))].reduce(sumOf, exponent);
  }

  #isPositive({ coefficient, factors }: Term): boolean {
    return coefficient > 0 && [...factors.values()].every(({ base }) => this.#isKnown(base));
  }

  /** Whether the base is known to be above 0: a parameter that is, or a sum of such terms. */
  #isKnown(base: Expression): boolean {
    if (base.kind === 'parameter') return this.#positive.has(base.id);
    const isSum = base.kind === 'call' && base.operator === 'add';
    return isSum && this.collect(base).every((term) => this.#isPositive(term));
  }
}

function plainNumber([first, ...others]: Sum): number | undefined {
  if (!first) return 0;
  const isPlain = others.length === 0 && first.factors.size === 0 && first.power.length === 0;
  return isPlain ? first.coefficient : undefined;
}

function logarithmOfNumber(value: number): Sum {
  return value === 1 ? [] : number(Math.log(value));
}

/** log(a·eˣ + b) = log b + log(1 + e^(x + log(a/b))), which does not overflow. */
function softplusOf(first: Term, last: Term): Sum | undefined {
  const isExponential = first.factors.size === 0 && first.power.length > 0;
  const isNumber = last.factors.size === 0 && last.power.length === 0;
  if (!isExponential || !isNumber || first.coefficient <= 0 || last.coefficient <= 0)
    return undefined;
  const shift = logarithmOfNumber(first.coefficient / last.coefficient);
  const soft = factorOf(softplus(written(sumOf(first.power, shift))));
  return sumOf(soft, logarithmOfNumber(last.coefficient));
}
