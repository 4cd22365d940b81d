import { expect, test } from 'vitest';
import { formatTicks, formatValue } from './numberFormat.ts';

test.each([
  [0, '0'],
  [0.0412345, '0.0412'],
  [-0.5, '−0.5'],
  [1, '1'],
  [99.96, '100'],
  [1234.4, '1,234'],
  [-9999, '−9,999'],
  [12345, '12.3k'],
  [10000, '10k'],
  [2.5e6, '2.5M'],
  [0.000031, '3.1×10⁻⁵'],
  [1e-4, '10⁻⁴'],
  [3e20, '3×10²⁰'],
  [Infinity, '∞'],
  [NaN, '–'],
])('%f reads %s', (value, text) => {
  expect(formatValue(value)).toBe(text);
});

test.each([
  [
    [0, 0.2, 0.4],
    ['0', '0.2', '0.4'],
  ],
  [
    [-1, 0, 1],
    ['−1', '0', '1'],
  ],
  [
    [0, 500, 1000],
    ['0', '500', '1,000'],
  ],
  [
    [0, 5000, 10000],
    ['0', '5k', '10k'],
  ],
  [
    [11500, 12000, 12500],
    ['11.5k', '12.0k', '12.5k'],
  ],
  [
    [0, 2e-5, 4e-5],
    ['0', '2×10⁻⁵', '4×10⁻⁵'],
  ],
  [[7], ['7']],
])('the ticks %j read %j', (values, labels) => {
  expect(formatTicks(values)).toEqual(labels);
});
