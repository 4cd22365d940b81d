/** Numbers that no computation can go on with are refused wherever they stand, with their place. */
import { expect, test } from 'vitest';
import { generatedScore } from './expression.ts';
import { parseFormula, type Vocabulary } from './parse.ts';

const vocabulary: Vocabulary = {
  names: new Map([['fake', generatedScore]]),
  averages: true,
  longest: 100,
};

test.each([
  ['log(0)*fake', 0],
  ['fake + sqrt(-1)', 7],
  ['fake*exp(1000)', 5],
  ['max(fake, log(-2))', 10],
  ['mean(fake) - exp(exp(5))', 13],
])('%s', (text, at) => {
  expect(() => parseFormula(text, vocabulary)).toThrow(
    expect.objectContaining({
      name: 'FormulaError',
      at,
      message: 'This is not a number that can be computed with.',
    }) as Error,
  );
});

test('functions of numbers that are numbers stay possible', () => {
  expect(() => parseFormula('fake*log(2) + exp(-1000)', vocabulary)).not.toThrow();
});
