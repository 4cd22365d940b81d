import { describe, expect, test } from 'vitest';
import { contourLevels, traceContours } from './contours.ts';
import { fieldOf } from './fixtures/fields.ts';

const pairs = (points: Float64Array) =>
  Array.from(
    { length: points.length / 2 },
    (_, i) => [points[2 * i]!, points[2 * i + 1]!] as const,
  );

describe('level lines', () => {
  test('of a field that rises with x lie at that x, over the whole height', () => {
    const field = fieldOf((x) => x, 16, -2, 2);
    const [level] = traceContours(field, [0.7]);
    expect(level!.lines).toHaveLength(1);
    const points = pairs(level!.lines[0]!.points);
    for (const [x] of points) expect(x).toBeCloseTo(0.7, 5);
    const ys = points.map(([, y]) => y);
    expect(Math.min(...ys)).toBeLessThanOrEqual(-2);
    expect(Math.max(...ys)).toBeGreaterThanOrEqual(2);
    expect(level!.lines[0]!.closed).toBe(false);
  });

  test('of a field that rises with y lie at that y', () => {
    const [level] = traceContours(
      fieldOf((_, y) => y, 9, -1, 1),
      [-0.31],
    );
    for (const [, y] of pairs(level!.lines[0]!.points)) expect(y).toBeCloseTo(-0.31, 5);
  });

  test('of a tilted plane are the straight line, up to the corners', () => {
    const [level] = traceContours(
      fieldOf((x, y) => x + 2 * y, 20, -1, 1),
      [0.4],
    );
    for (const [x, y] of pairs(level!.lines[0]!.points)) expect(x + 2 * y).toBeCloseTo(0.4, 5);
  });

  test('around a bump close at its radius', () => {
    const field = fieldOf((x, y) => -Math.hypot(x - 0.3, y + 0.2), 64, -2, 2);
    const [level] = traceContours(field, [-1]);
    expect(level!.lines).toHaveLength(1);
    expect(level!.lines[0]!.closed).toBe(true);
    for (const [x, y] of pairs(level!.lines[0]!.points)) {
      expect(Math.hypot(x - 0.3, y + 0.2)).toBeCloseTo(1, 2);
    }
  });

  test('do not exist for levels the field never has, and never follow the edge', () => {
    const field = fieldOf((x) => x, 8, -1, 1);
    const levels = traceContours(field, [-5, 5]);
    expect(levels.flatMap(({ lines }) => lines)).toEqual([]);
  });
});

test('values that are not finite leave a hole, not broken lines', () => {
  const field = fieldOf((x, y) => (x > 0.5 && y > 0.5 ? NaN : x), 16, -1, 1);
  const lines = traceContours(field, [0, 0.3]).flatMap((level) => level.lines);
  expect(lines.length).toBeGreaterThan(0);
  for (const { points } of lines) expect(points.every(Number.isFinite)).toBe(true);
});

test('lines end where there is no value, instead of running around it', () => {
  const hasValue = (x: number, y: number) => Math.hypot(x, y) < 0.8;
  const field = fieldOf((x, y) => (hasValue(x, y) ? x : NaN), 32, -1, 1);
  const lines = traceContours(field, [0.1]).flatMap((level) => level.lines);
  expect(lines).toHaveLength(1);
  expect(lines[0]!.closed).toBe(false);
  const points = pairs(lines[0]!.points);
  for (const [x] of points) expect(x).toBeCloseTo(0.1, 5);
  const ys = points.map(([, y]) => y);
  expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(1.4);
  expect(traceContours(field, [-5]).flatMap((level) => level.lines)).toEqual([]);
});

test('levels are about ten round values within the range', () => {
  const levels = contourLevels({ low: -0.93, middle: 0, high: 1.07, reach: 1.07 });
  expect(levels).toEqual([-0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(contourLevels({ low: 1, middle: 1, high: 1, reach: 0 })).toEqual([]);
});
