import { describe, expect, test } from 'vitest';
import { generatedScore, parameter, realScore } from './expression.ts';
import { evaluateAt } from './number.ts';
import { parseFormula, type Vocabulary } from './parse.ts';
import { FormulaError } from './scanText.ts';
import { tex } from './tex.ts';

const ofRatio: Vocabulary = {
  names: new Map([['u', parameter('u', 'u')]]),
  averages: false,
  longest: 200,
};
const ofScores: Vocabulary = {
  names: new Map([
    ['real', realScore],
    ['fake', generatedScore],
  ]),
  averages: true,
  longest: 200,
};

const valueAt = (text: string, u: number) => evaluateAt(parseFormula(text, ofRatio), { u });

/** What is said against a text, and about which character. */
function complaint(text: string, vocabulary = ofRatio): { message: string; at: number } {
  try {
    parseFormula(text, vocabulary);
  } catch (error) {
    expect(error).toBeInstanceOf(FormulaError);
    const { message, at } = error as FormulaError;
    return { message, at: at ?? Number.NaN };
  }
  return expect.fail(`${text} was accepted`);
}

describe('values', () => {
  test.each([
    ['u', 3],
    ['-u^2', -9],
    ['(-u)^2', 9],
    ['2^-u', 1 / 8],
    ['2^u^2', 512],
    ['u-1-1', 1],
    ['12/u/2', 2],
    ['2*u+4/u', 6 + 4 / 3],
    ['u*-u', -9],
    ['--u', 3],
    ['u^u', 27],
    ['e^u', Math.exp(3)],
    ['sqrt(u+1)', 2],
    ['u^(1/2)', Math.sqrt(3)],
    ['.5*u + 1e1', 11.5],
    ['pi', Math.PI],
    ['log(u)', Math.log(3)],
    ['exp(u)', Math.exp(3)],
    ['abs(1-u)', 2],
    ['tanh(u)', Math.tanh(3)],
    ['sigmoid(u)', 1 / (1 + Math.exp(-3))],
    ['softplus(-u)', Math.log1p(Math.exp(-3))],
    ['relu(1-u)', 0],
    ['max(u, 5) + min(u, 5)', 8],
    ['u − 1', 2],
    ['2·u×2', 12],
    ['(u-4)^3', -1],
  ])('%s', (text, expected) => expect(valueAt(text, 3)).toBeCloseTo(expected, 12));
});

test.each([
  ['(u - 1)*log(u)', String.raw`(u - 1)\,\log(u)`],
  ['(sqrt(u)-1)^2', String.raw`(\sqrt{u} - 1)^2`],
  ['u * -2', String.raw`-u\,2`],
  ['1 - -u', 'u'.padStart(5, '1 + ')],
  ['log(u)^2', String.raw`(\log(u))^2`],
  ['u/e + 0.12345678', String.raw`\frac{u}{e} + 0.123457`],
  ['1e-9*u', String.raw`1 \cdot 10^{-9}\,u`],
])('%s is typeset', (text, expected) => expect(tex(parseFormula(text, ofRatio))).toBe(expected));

test.each([
  ['mean(softplus(-real))', String.raw`\mathbb{E}_{x}\!\left[\log(1 + e^{-D(x)})\right]`],
  ['mean(mean(fake))', String.raw`\mathbb{E}_{\tilde x}\!\left[D(\tilde x)\right]`],
  ['mean(2)', '2'],
  [
    'mean((real - mean(fake))^2)',
    String.raw`\mathbb{E}_{x}\!\left[(D(x) - \mathbb{E}_{\tilde x}\!\left[D(\tilde x)\right])^2\right]`,
  ],
])('%s of scores is typeset', (text, expected) =>
  expect(tex(parseFormula(text, ofScores))).toBe(expected),
);

describe('errors point at the character', () => {
  test.each([
    ['', 0, 'A formula has to stand here.'],
    ['   ', 0, 'A formula has to stand here.'],
    ['u +', 3, 'The formula ends too early.'],
    ['u + ', 3, 'The formula ends too early.'],
    ['(u', 0, 'This bracket is never closed.'],
    ['u*(u+1', 2, 'This bracket is never closed.'],
    ['u)', 1, 'This bracket closes nothing.'],
    ['u + x', 4, 'There is no “x” here, but u, e and pi.'],
    ['2u', 1, '“u” cannot stand here; write * between factors.'],
    ['u (u+1)', 0, '“u” is no function; write * between factors.'],
    ['(u+1)(u-1)', 0, 'Only a name can be called; write * between factors.'],
    ['u log(u)', 2, '“l” cannot stand here; write * between factors.'],
    [
      '1 + ln(u)',
      4,
      'There is no function “ln”, but log, exp, sqrt, abs, tanh, sigmoid, softplus, relu, max and min.',
    ],
    ['log + u', 0, 'log is a function: write log(…).'],
    ['u + max(u)', 4, 'max takes two operands.'],
    ['abs(u) + max(u, 1, 2)', 9, 'max takes two operands.'],
    ['log()', 0, 'log takes one operand.'],
    ['abs(u) + min(u 2)', 15, '“2” cannot stand here; write * between factors.'],
    ['min(u,,2)', 5, 'An operand is missing beside this comma.'],
    ['min(u,)', 5, 'An operand is missing beside this comma.'],
    ['u\n+1', 1, 'The character U+000A has no meaning in a formula.'],
    ['u, 1', 1, 'A comma can only stand between the operands of a function.'],
    ['(u, 1)', 2, 'A comma can only stand between the operands of a function.'],
    ['u + ()', 5, '“)” cannot stand here.'],
    ['u = 1', 2, '“=” has no meaning in a formula.'],
    ['u > 1', 2, '“>” has no meaning in a formula.'],
    ['u ** 2', 3, '“*” cannot stand here.'],
    ['u; u', 1, '“;” has no meaning in a formula.'],
    ['"u"', 0, '“"” has no meaning in a formula.'],
    ['[u]', 0, '“[” has no meaning in a formula.'],
    ['`u`', 0, '“`” has no meaning in a formula.'],
    ['u ? 1 : 2', 2, '“?” has no meaning in a formula.'],
    ['u + 1e999', 4, 'This is not a number that can be computed with.'],
    ['u + 1/0', 4, 'This is not a number that can be computed with.'],
    ['1.2.3*u', 3, '“.” cannot stand here; write * between factors.'],
    [
      'mean(u)',
      0,
      'There is no function “mean”, but log, exp, sqrt, abs, tanh, sigmoid, softplus, relu, max and min.',
    ],
  ])('%s', (text, at, message) => expect(complaint(text)).toEqual({ message, at }));
});

describe('hostile texts get one sentence and nothing else', () => {
  const HOSTILE = [
    'constructor',
    'constructor(u)',
    '__proto__',
    '__proto__(u)',
    'toString()',
    'hasOwnProperty(u)',
    'valueOf',
    'this',
    'u.constructor',
    'a.b',
    'a[0]',
    '(function(){})()',
    '()=>1',
    'new Date',
    'import(u)',
    'eval("1")',
    'alert(1)',
    'u = 1',
    'u++',
    '{}',
    '${u}',
    '// comment',
    '/* u */ u',
    'u\n+1',
    'u\u0000',
    'ü',
    '𝒖 + 1',
    '\ud835',
    'u\u200b',
    '１',
    '1e999',
    '-'.repeat(199) + 'u',
    '('.repeat(10_000) + 'u' + ')'.repeat(10_000),
    '('.repeat(99) + 'u' + ')'.repeat(99),
    'u^'.repeat(99) + 'u',
    'u+'.repeat(99) + 'u',
    'log('.repeat(31) + 'u' + ')'.repeat(31),
    'u'.repeat(100_000),
    '%u',
    '#f',
    '',
  ];
  test.each(HOSTILE.map((text) => [text.slice(0, 30), text]))('%s', (_, text) => {
    for (const vocabulary of [ofRatio, ofScores]) {
      const { message, at } = complaint(text, vocabulary);
      expect(message).toMatch(/^.+\.$/u);
      expect(message.length).toBeLessThan(160);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(text.length);
    }
  });

  test('any short text of symbols is read or refused', () => {
    const symbols = 'u1e.,()+-*/^ x_$"[]{}=;:?!`\\logmax−'.split('');
    let accepted = 0;
    // Every text comes up again in every run: a fixed sequence, not a random one.
    let state = 1;
    for (let trial = 0; trial < 3000; trial++) {
      let text = '';
      for (let length = trial % 12; length >= 0; length--) {
        state = (state * 48_271) % 2_147_483_647;
        text += symbols[state % symbols.length];
      }
      try {
        parseFormula(text, ofRatio);
        accepted++;
      } catch (error) {
        expect(error, text).toBeInstanceOf(FormulaError);
      }
    }
    expect(accepted).toBeGreaterThan(10);
  });
});
