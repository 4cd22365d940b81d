import { describe, expect, test } from 'vitest';
import { describeFit, fitted } from './pointsFit.ts';

const fit = (...points: number[]) => fitted(Float64Array.from(points));

describe('points', () => {
  test('within the square stay as they are', () => {
    const points = Float64Array.from([-2, 2, 0.5, -1]);
    expect(fitted(points)).toEqual({ points, scaledBy: 1, centre: { x: 0, y: 0 } });
    expect(describeFit(fitted(points))).toBeUndefined();
  });

  test('that reach beyond are moved and scaled as a whole', () => {
    const { points, scaledBy, centre } = fit(100, 10, 300, 20, 200, 15);
    expect([...points]).toEqual([-2, -0.1, 2, 0.1, 0, 0]);
    expect(scaledBy).toBe(0.02);
    expect(centre).toEqual({ x: 200, y: 15 });
  });

  test('that are small and far away are made larger', () => {
    const { points, scaledBy } = fit(1_000, 0, 1_000.5, 0.25);
    expect([...points]).toEqual([-2, -1, 2, 1]);
    expect(scaledBy).toBe(8);
  });

  test('in one place are moved alone', () => {
    expect(fit(7, -9, 7, -9)).toEqual({
      points: Float64Array.from([0, 0, 0, 0]),
      scaledBy: 1,
      centre: { x: 7, y: -9 },
    });
    expect(describeFit(fit(7, -9))).toBe(
      'Points lay beyond ±2, so all were moved: (7, −9) became the origin.',
    );
  });

  test('of any size end in the square', () => {
    for (const size of [1e-300, 1e-10, 1, 1e10, 1e300, Number.MAX_VALUE]) {
      for (const origin of [0, 3, -1e6]) {
        const { points } = fit(origin - size, size, origin + size / 3, -size, origin, 5);
        expect(points.every((coordinate) => Math.abs(coordinate) < 2.001)).toBe(true);
        expect(Math.max(...points.map(Math.abs))).toBeGreaterThan(1.9);
      }
    }
  });
});

test('points with hardly a number between them end in the square', () => {
  for (const far of [1e16, 1e300, -1e16]) {
    const next = far + Math.abs(far) * Number.EPSILON;
    expect([...fit(far, 0, next, 0).points].map(Math.abs)).toEqual([
      expect.toSatisfy((coordinate: number) => coordinate <= 2),
      0,
      expect.toSatisfy((coordinate: number) => coordinate <= 2),
      0,
    ]);
  }
});

test('what was done is said with few digits', () => {
  expect(describeFit(fit(-123.456, 0, 1_000, 0.5))).toBe(
    'Points lay beyond ±2, so all were moved and scaled: (438, 0.25) became the origin, and distances are 0.00356 of what they were.',
  );
});
