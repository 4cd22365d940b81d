import { describe, expect, test } from 'vitest';
import { LengthMismatchError, Ledger, TOLERANCE } from './ledger.ts';

describe('the ledger', () => {
  test('measures errors against the value where it is the larger', () => {
    const ledger = new Ledger();
    ledger.compare('a', 'loss', [1, 1, 200.2], [1, 1, 200]);
    expect(ledger.report('x.json')).toMatchObject({ comparisons: 3, worst: 'a loss' });
    expect(ledger.report('x.json').largestError).toBeCloseTo(1e-3, 12);
  });

  test('measures errors of small values against the median magnitude of their quantity', () => {
    const ledger = new Ledger();
    ledger.compare('a', 'gradient', [0.0005, -2, 3, 0], [0.0001, -2, 3, 0]);
    expect(ledger.report('x.json').largestError).toBeCloseTo(0.0004 / 2, 12);
  });

  test('does not let the numbers of one quantity excuse those of another', () => {
    const ledger = new Ledger();
    ledger.compare('a', 'histogram', [100, 120], [100, 120]);
    ledger.compare('a', 'share', 0.88, 0.87);
    expect(ledger.report('x.json')).toMatchObject({ status: 'differs', worst: 'a share' });
  });

  test('tells agreement from disagreement at the tolerance', () => {
    const status = (actual: number) => {
      const ledger = new Ledger();
      ledger.compare('a', 'value', actual, 1);
      return ledger.report('x.json').status;
    };
    expect(status(1 + 0.99 * TOLERANCE)).toBe('agrees');
    expect(status(1 + 1.01 * TOLERANCE)).toBe('differs');
    expect(status(Number.NaN)).toBe('differs');
    expect(status(Infinity)).toBe('differs');
  });

  test('takes a value on one side alone for a difference, and none on both for agreement', () => {
    const status = (actual?: number, expected?: number) => {
      const ledger = new Ledger();
      ledger.compare('a', 'value', actual, expected);
      return ledger.report('x.json').status;
    };
    expect(status(undefined, undefined)).toBe('agrees');
    expect(status(undefined, 1)).toBe('differs');
    expect(status(1, undefined)).toBe('differs');
    expect(status(1e-12, 0)).toBe('differs');
    expect(status(0, 0)).toBe('agrees');
  });

  test('refuses lists of different lengths', () => {
    expect(() => new Ledger().compare('a', 'u', [1, 2], [1])).toThrow(LengthMismatchError);
  });

  test('names what is missing once, and does not count it as agreement', () => {
    const ledger = new Ledger();
    ledger.missing('brier');
    ledger.missing('brier');
    expect(ledger.report('x.json')).toEqual({
      file: 'x.json',
      status: 'nothing',
      comparisons: 0,
      largestError: 0,
      missing: ['brier'],
    });
  });
});
