/**
 * Sums of products of powers, the form in which formulas are tidied: like terms are collected and equal
 * factors cancelled. Arithmetic only; what expressions have to do with it is `simplify.ts`.
 */
import type { Expression } from './expression.ts';

/** coefficient · Π baseⁿ · e^power */
export interface Term {
  readonly coefficient: number;
  readonly factors: ReadonlyMap<string, Factor>;
  /** What stands in the exponent of e; empty for nothing. */
  readonly power: Sum;
}

/** A base is never itself a number, a product, or a power. */
export interface Factor {
  readonly base: Expression;
  readonly exponent: number;
}

/** No two terms alike; none for 0. */
export type Sum = readonly Term[];

/** What rounding leaves of terms that cancel, as a share of them. */
const ROUNDING = 1e-13;

export const number = (value: number): Sum =>
  value === 0 ? [] : [{ coefficient: value, factors: new Map(), power: [] }];

export const factorOf = (base: Expression, exponent = 1): Sum => [
  { coefficient: 1, factors: new Map([[keyOf(base), { base, exponent }]]), power: [] },
];

export const exponentialOf = (power: Sum): Sum => [{ coefficient: 1, factors: new Map(), power }];

/** Equal for the same formula, written the same way. */
export function keyOf(base: Expression): string {
  return JSON.stringify(base);
}

export function sumOf(left: Sum, right: Sum): Sum {
  const terms = new Map(left.map((term) => [signatureOf(term), term]));
  for (const term of right) {
    const signature = signatureOf(term);
    const alike = terms.get(signature);
    if (!alike) {
      terms.set(signature, term);
      continue;
    }
    const coefficient = alike.coefficient + term.coefficient;
    const least = ROUNDING * (Math.abs(alike.coefficient) + Math.abs(term.coefficient));
    if (Math.abs(coefficient) <= least) terms.delete(signature);
    else terms.set(signature, { ...alike, coefficient });
  }
  return [...terms.values()];
}

export function scaled(sum: Sum, by: number): Sum {
  if (by === 0) return [];
  return sum.map((term) => ({ ...term, coefficient: term.coefficient * by }));
}

/** Term by term. */
export function productOf(left: Sum, right: Sum): Sum {
  let product: Sum = [];
  for (const a of left) for (const b of right) product = sumOf(product, [termProduct(a, b)]);
  return product;
}

function termProduct(a: Term, b: Term): Term {
  const factors = new Map(a.factors);
  for (const [key, { base, exponent }] of b.factors) {
    const total = exponent + (factors.get(key)?.exponent ?? 0);
    if (total === 0) factors.delete(key);
    else factors.set(key, { base, exponent: total });
  }
  return {
    coefficient: a.coefficient * b.coefficient,
    factors,
    power: sumOf(a.power, b.power),
  };
}

/** A term raised to `exponent`; whole, or every factor and the coefficient have to be positive. */
export function powerOf({ coefficient, factors, power }: Term, exponent: number): Term {
  const raised = [...factors].map(
    ([key, factor]) => [key, { ...factor, exponent: factor.exponent * exponent }] as const,
  );
  return {
    coefficient: coefficient ** exponent,
    factors: new Map(raised),
    power: scaled(power, exponent),
  };
}

/** Terms with numbers last and otherwise in an order that depends on nothing but what they are. */
export function inOrder(sum: Sum): Sum {
  const plain = ({ factors, power }: Term) => factors.size === 0 && power.length === 0;
  return sum.toSorted(
    (a, b) => Number(plain(a)) - Number(plain(b)) || (signatureOf(a) < signatureOf(b) ? -1 : 1),
  );
}

/** What a term is apart from its coefficient. */
function signatureOf({ factors, power }: Term): string {
  const bases = [...factors].map(([key, { exponent }]) => `${key}^${exponent}`).toSorted();
  const exponents = power.map((term) => `${term.coefficient}${signatureOf(term)}`).toSorted();
  return JSON.stringify([bases, exponents]);
}
