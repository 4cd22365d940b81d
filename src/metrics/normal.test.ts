import { expect, test } from 'vitest';
import { errorFunction, fastNormalCdf, normalInterval } from './normal.ts';

// Abramowitz and Stegun, tables 7.1 and 7.2, and Wolfram's values of erfc.
test.each([
  [0, 0],
  [0.1, 0.1124629160182849],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [1.9, 0.9927904292352575],
  [2.1, 0.997020533343667],
  [3, 0.9999779095030014],
])('erf(%d)', (x, expected) => {
  expect(errorFunction(x)).toBeCloseTo(expected, 14);
  expect(errorFunction(-x)).toBeCloseTo(-expected, 14);
});

test.each([
  [3, 2.209049699858544e-5],
  [5, 1.5374597944280349e-12],
  [10, 2.088487583762545e-45],
  [25, 8.300172571196522e-274],
])('far tails keep their relative precision: erfc(%d)', (x, expected) => {
  const tail = 2 * normalInterval(x * Math.SQRT2, Infinity);
  expect(tail / expected).toBeCloseTo(1, 11);
  expect(2 * normalInterval(-Infinity, -x * Math.SQRT2)).toBe(tail);
});

test('the series and the continued fraction meet', () => {
  const [below, above] = [errorFunction(2), errorFunction(2 + 1e-6)];
  const slope = (2 / Math.sqrt(Math.PI)) * Math.exp(-4);
  expect((above - below) / 1e-6 / slope).toBeCloseTo(1, 5);
});

test('intervals add up to one', () => {
  let total = 0;
  for (let t = -40; t < 40; t += 0.5) total += normalInterval(t, t + 0.5);
  expect(total).toBeCloseTo(1, 14);
});

test('the table is within 2e−11 of the distribution function', () => {
  let worst = 0;
  for (let t = -5.9999; t < 6; t += 0.00137) {
    worst = Math.max(worst, Math.abs(fastNormalCdf(t) - normalInterval(-Infinity, t)));
  }
  expect(worst).toBeLessThan(2e-11);
  expect(fastNormalCdf(-6)).toBe(0);
  expect(fastNormalCdf(6)).toBe(1);
});
