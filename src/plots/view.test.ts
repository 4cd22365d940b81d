import { expect, test } from 'vitest';
import { mapView, viewAround } from './view.ts';

test('the upper left corner is the lowest x and the highest y', () => {
  const mapping = mapView({ low: -2, high: 2 }, 400);
  expect(mapping.toPixel({ x: -2, y: 2 })).toEqual({ x: 0, y: 0 });
  expect(mapping.toPixel({ x: 2, y: -2 })).toEqual({ x: 400, y: 400 });
  expect(mapping.toPixel({ x: 1, y: 0 })).toEqual({ x: 300, y: 200 });
});

test('pixels map back to the data they came from', () => {
  const mapping = mapView({ low: -1, high: 3 }, 250);
  const { x, y } = mapping.toData(mapping.toPixel({ x: 0.3, y: 2.7 }));
  expect(x).toBeCloseTo(0.3, 12);
  expect(y).toBeCloseTo(2.7, 12);
});

test('edges belong to the view, NaN to none', () => {
  const mapping = mapView({ low: -1, high: 1 }, 100);
  expect(mapping.contains(-1, 1)).toBe(true);
  expect(mapping.contains(1.001, 0)).toBe(false);
  expect(mapping.contains(NaN, 0)).toBe(false);
});

test('a view around points reaches the furthest coordinate and a margin', () => {
  expect(viewAround([0, 1, -2, 0.5, NaN, 9e9 * Infinity], 0.1)).toEqual({ low: -2.4, high: 2.4 });
  expect(viewAround([], 0.1)).toEqual({ low: -1, high: 1 });
});
