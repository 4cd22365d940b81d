/**
 * Sums of products as expressions that read well: a positive term first, numbers before letters, negative
 * powers below a line. Changes nothing about what they say.
 */
import {
  add,
  constant,
  divide,
  exponential,
  multiply,
  negative,
  power,
  square,
  squareRoot,
  subtract,
  type Expression,
} from './expression.ts';
import { inOrder, type Factor, type Sum, type Term } from './sumOfProducts.ts';

/** The sum as a formula, beginning with a term that is not negative if there is one. */
export function written(sum: Sum): Expression {
  const terms = inOrder(sum);
  const first = Math.max(
    0,
    terms.findIndex(({ coefficient }) => coefficient > 0),
  );
  const [leading, ...others] = [
    ...terms.slice(first, first + 1),
    ...terms.slice(0, first),
    ...terms.slice(first + 1),
  ];
  if (!leading) return constant(0);
  return others.reduce(
    (formula, term) =>
      term.coefficient < 0
        ? subtract(formula, product({ ...term, coefficient: -term.coefficient }))
        : add(formula, product(term)),
    leading.coefficient < 0
      ? negative(product({ ...leading, coefficient: -leading.coefficient }))
      : product(leading),
  );
}

/** A term with a positive coefficient: numbers first, then factors; what has a negative exponent below a line. */
function product({ coefficient, factors, power: exponent }: Term): Expression {
  const all = [...factors.values()].toSorted(
    (a, b) => Number(b.base.kind === 'parameter') - Number(a.base.kind === 'parameter'),
  );
  const above = all.filter((factor) => factor.exponent > 0).map((factor) => raised(factor));
  const below = all
    .filter((factor) => factor.exponent < 0)
    .map((factor) => raised({ ...factor, exponent: -factor.exponent }));
  if (exponent.length > 0) above.push(exponential(written(exponent)));
  if (below.length === 0) {
    if (coefficient === 1 && above.length > 0) return above.reduce(multiply);
    return [constant(coefficient), ...above].reduce(multiply);
  }
  const numerator =
    coefficient === 1 && above.length > 0 ? above : [constant(coefficient), ...above];
  return divide(numerator.reduce(multiply), below.reduce(multiply));
}

function raised({ base, exponent }: Factor): Expression {
  if (exponent === 1) return base;
  if (exponent === 2) return square(base);
  return exponent === 0.5 ? squareRoot(base) : power(base, exponent);
}
