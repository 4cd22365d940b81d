/** What is too long to be tidied in reasonable time stays as it is. */
import { expect, test } from 'vitest';
import { add, parameter, type Expression } from './expression.ts';
import { simplified } from './simplify.ts';

const u = parameter('u', 'u');
const sumOf = (terms: number): Expression =>
  Array.from({ length: terms }, () => u).reduce<Expression>((sum, term) => add(sum, term), u);

test('a long formula is handed back, a short one is collected', () => {
  const long = sumOf(100);
  expect(simplified(long, new Set())).toBe(long);
  expect(simplified(sumOf(2), new Set())).toMatchObject({ operator: 'multiply' });
});
