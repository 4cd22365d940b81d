import { describe, expect, test } from 'vitest';
import { InvalidDegreesOfFreedomError, NORMAL_QUANTILE, studentQuantile } from './student.ts';

describe('the two-sided 95 % quantile', () => {
  test.each([
    // SciPy 1.17.1: t.ppf(0.975, degrees of freedom)
    [1, 12.706204736174694],
    [1.2, 8.648826510748867],
    [2, 4.302652729749462],
    [2.5, 3.5746548420036817],
    [4, 2.7764451051977934],
    [7.3, 2.345066736547703],
    [9, 2.262157162798205],
    [30, 2.0422724563012378],
    [1000, 1.9623390808264083],
  ])('of %d degrees of freedom is as computed elsewhere', (degreesOfFreedom, expected) => {
    expect(studentQuantile(degreesOfFreedom) / expected).toBeCloseTo(1, 8);
  });

  test('falls to that of the normal distribution', () => {
    expect(studentQuantile(Infinity)).toBe(NORMAL_QUANTILE);
    // The first term of its expansion in 1/ν: z(z² + 1)/4.
    const slope = (NORMAL_QUANTILE * (NORMAL_QUANTILE ** 2 + 1)) / 4;
    for (const many of [1e7, 1e8, 1.9e8, 2e8, 1e9, 1e12, 1e16, 1e20, Number.MAX_VALUE]) {
      expect(studentQuantile(many) / NORMAL_QUANTILE - 1).toBeLessThan(1.3 / many + 1e-8);
      expect(studentQuantile(many) / NORMAL_QUANTILE - 1).toBeGreaterThan(-1e-8);
    }
    expect((studentQuantile(1e6) - NORMAL_QUANTILE) * 1e6).toBeCloseTo(slope, 3);
  });

  test.each([0, 0.9, -3, Number.NaN])('of %d degrees of freedom is refused', (degreesOfFreedom) => {
    expect(() => studentQuantile(degreesOfFreedom)).toThrow(InvalidDegreesOfFreedomError);
  });
});
