import { describe, expect, test } from 'vitest';
import { fieldOf } from './fixtures/fields.ts';
import { fieldRange } from './scalarField.ts';
import { fieldValue } from './fieldValue.ts';

describe('the value of a field between its grid points', () => {
  const linear = fieldOf((x, y) => 3 * x - 2 * y + 1, 8, -2, 2);

  test.each([
    [0, 0],
    [-1.75, 1.25],
    [0.313, -0.77],
    [-2, -2],
    [2, 1.9],
  ])('is exact for a linear field at (%f, %f), up to the edge', (x, y) => {
    expect(fieldValue(linear, x, y)).toBeCloseTo(3 * x - 2 * y + 1, 5);
  });

  test('is that of the grid on the grid', () => {
    const field = { size: 2, low: 0, high: 2, values: Float32Array.of(1, 2, 3, 4) };
    expect(fieldValue(field, 1.5, 0.5)).toBe(2);
    expect(fieldValue(field, 0.5, 1.5)).toBe(3);
    expect(fieldValue(field, 1, 1)).toBe(2.5);
  });

  test('is undefined outside and where the field is not finite', () => {
    expect(fieldValue(linear, 2.01, 0)).toBeUndefined();
    expect(fieldValue(linear, NaN, 0)).toBeUndefined();
    const broken = { size: 2, low: 0, high: 2, values: Float32Array.of(1, NaN, 3, 4) };
    expect(fieldValue(broken, 1, 1)).toBeUndefined();
  });
});

describe('the range of a field', () => {
  test('ignores a few wild values and those that are not finite', () => {
    const field = fieldOf((x) => x, 50, -1, 1);
    const calm = fieldRange(field)!;
    field.values[0] = 1e9;
    field.values[1] = NaN;
    field.values[2] = Infinity;
    const range = fieldRange(field)!;
    expect(range.middle).toBeCloseTo(calm.middle, 1);
    expect(range.reach).toBeCloseTo(calm.reach, 1);
    expect(range.reach).toBeCloseTo(0.96, 1);
  });

  test('is symmetric around the median', () => {
    const range = fieldRange(fieldOf((x) => Math.exp(2 * x), 60, -1, 1))!;
    expect(range.middle).toBeCloseTo(1, 1);
    expect(range.reach).toBeCloseTo(range.high - range.middle, 10);
  });

  test('is undefined without a finite value', () => {
    expect(fieldRange(fieldOf(() => NaN, 4, -1, 1))).toBeUndefined();
  });
});
