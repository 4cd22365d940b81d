import { expect, test } from 'vitest';
import {
  formatCount,
  formatDecimals,
  formatRate,
  formatSeconds,
  formatSetting,
  formatShare,
} from './formatNumber.ts';

test.each([
  [0.0414, '0.041'],
  [-1.5, '−1.500'],
  [0, '0.000'],
  [0.00037, '0.0004'],
  [-0.00008, '−0.00008'],
  [1e-9, '0'],
])('the value %d reads %s', (value, text) => {
  expect(formatDecimals(value)).toBe(text);
});

test('counts have separators, shares a sign, settings all their digits', () => {
  expect(formatCount(4310)).toBe('4,310');
  expect(formatShare(0.98889)).toBe('98.9 %');
  expect(formatSetting(-0.00025)).toBe('−0.00025');
});

test('slow rates have two digits, fast ones none behind the point', () => {
  expect(formatRate(0.0345)).toBe('0.035');
  expect(formatRate(9.84)).toBe('9.8');
  expect(formatRate(1234.5)).toBe('1,235');
  expect(formatSeconds(4.23)).toBe('4.2 s');
});
