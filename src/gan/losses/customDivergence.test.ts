/** How far a typed f is trained: as far as float32 follows it, and no further. */
import { expect, test } from 'vitest';
import { evaluateAt, evaluateInSinglePrecision } from '../expression/number.ts';
import { divergenceOf } from './customDivergence.ts';

test('an f whose powers overflow float32 on the way is left before they do', () => {
  const { curve, output, conjugate } = divergenceOf('(1 + u^10)^0.1');
  expect(curve.upper).toBeGreaterThan(2);
  expect(curve.upper).toBeLessThan(Math.log(3.4e38) / 10);
  for (const part of [output, conjugate]) {
    const exact = evaluateAt(part, { v: curve.upper });
    expect(evaluateInSinglePrecision(part, { v: curve.upper })).toBeCloseTo(exact, 2);
    // In double precision nothing would have been seen.
    expect(evaluateAt(part, { v: 12 })).toBeLessThan(10);
  }
});

test('an f of moderate numbers is checked over the whole range', () => {
  expect(divergenceOf('u*log(u)').curve).toMatchObject({ lower: -12, upper: 12 });
});
