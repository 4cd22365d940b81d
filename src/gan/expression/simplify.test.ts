/** Derivatives and tidied formulas: the same numbers as before, in the words of a textbook. */
import { describe, expect, test } from 'vitest';
import { derivativeOf, NoDerivativeError, withParameter } from './derivative.ts';
import { choose, exponential, parameter, type Expression } from './expression.ts';
import { evaluateAt, NotANumberError } from './number.ts';
import { parseFormula } from './parse.ts';
import { simplified, simplifiedDerivative } from './simplify.ts';
import { tex } from './tex.ts';

const u = parameter('u', 'u');
const POSITIVE: ReadonlySet<string> = new Set(['u']);
const formula = (text: string) =>
  parseFormula(text, { names: new Map([['u', u]]), averages: false, longest: 200 });
const inScores = (expression: Expression) =>
  simplified(withParameter(expression, 'u', exponential(parameter('v', 'v'))), new Set());

const FORMULAS = [
  'u*log(u)',
  '-log(u)',
  '(u-1)^2',
  '(sqrt(u)-1)^2',
  'u*log(u)-(u+1)*log((u+1)/2)',
  '(1-u)^2/u',
  '(u-1)^2/(u+1)',
  'u*log(2*u/(u+1))',
  'abs(u-1)/2',
  'max(u,1) + min(u*u,2)',
  'relu(u-1)^2 + softplus(u) - sigmoid(2*u)*tanh(u)',
  'u^u + 2^-u + u^(1/3)',
  '(u^2-1)*log(u)/(u+1)',
  '(u-3)^3/((u+1)*(u+2)) - exp(-u)/(1+exp(-u))',
  'log(u^2*exp(u)/3) + sqrt(u*u)',
  'sqrt((u-3)^2)',
  'log((u-3)^2)',
  '((u-3)^2)^0.25 + 1/(u*(u-3))^2',
  '(u+1)*(u+2)*(u+3)*(u+4) - u*(u+1)',
  'log(-log(u/9))',
];

describe('the same value, before and after', () => {
  test.each(FORMULAS)('%s', (text) => {
    const expression = formula(text);
    const derivative = simplifiedDerivative(expression, 'u', POSITIVE);
    for (const at of [0.3, 0.8, 1.7, 4.1]) {
      const value = evaluateAt(expression, { u: at });
      expect(evaluateAt(simplified(expression, POSITIVE), { u: at })).toBeCloseTo(value, 9);
      expect(evaluateAt(inScores(expression), { v: Math.log(at) })).toBeCloseTo(value, 9);
      const step = 1e-5;
      const [above, below] = [at + step, at - step].map((near) =>
        evaluateAt(expression, { u: near }),
      );
      const measured = (above! - below!) / (2 * step);
      const tolerance = 1e-7 * (1 + Math.abs(measured));
      expect(Math.abs(evaluateAt(derivative, { u: at }) - measured)).toBeLessThan(tolerance);
      expect(
        Math.abs(evaluateAt(inScores(derivative), { v: Math.log(at) }) - measured),
      ).toBeLessThan(tolerance);
    }
  });
});

test.each([
  ['u*log(u)', String.raw`\log(u) + 1`, 'v + 1'],
  ['-log(u)', String.raw`-\frac{1}{u}`, '-e^{-v}'],
  ['(u-1)^2', String.raw`2\,u - 2`, String.raw`2\,e^{v} - 2`],
  ['(sqrt(u)-1)^2', String.raw`1 - \frac{1}{\sqrt{u}}`, String.raw`1 - e^{-\tfrac12\,v}`],
  ['(1-u)^2/u', String.raw`1 - \frac{1}{u^2}`, String.raw`1 - e^{-2\,v}`],
  ['u*log(u)-(u+1)*log(u+1)', String.raw`\log(u) - \log(u + 1)`, String.raw`v - \log(1 + e^{v})`],
  ['exp(u)', 'e^{u}', 'e^{e^{v}}'],
])('the derivative of %s reads as in a textbook', (text, ofRatio, ofScore) => {
  const derivative = simplifiedDerivative(formula(text), 'u', POSITIVE);
  expect(tex(derivative)).toBe(ofRatio);
  expect(tex(inScores(derivative))).toBe(ofScore);
});

describe('every function can be differentiated twice', () => {
  test.each(['log', 'exp', 'sqrt', 'abs', 'tanh', 'sigmoid', 'softplus', 'relu'])('%s', (name) => {
    const once = simplifiedDerivative(formula(`${name}(u^2/3)`), 'u', POSITIVE);
    const twice = derivativeOf(once, 'u');
    const step = 1e-5;
    const measured =
      (evaluateAt(once, { u: 0.7 + step }) - evaluateAt(once, { u: 0.7 - step })) / (2 * step);
    expect(evaluateAt(twice, { u: 0.7 })).toBeCloseTo(measured, 6);
  });
});

test('an operator without a derivative and a formula without a value say so', () => {
  expect(() => derivativeOf(choose(u, 1, u, u), 'u')).toThrow(NoDerivativeError);
  expect(() => evaluateAt(u, {})).toThrow(NotANumberError);
});
