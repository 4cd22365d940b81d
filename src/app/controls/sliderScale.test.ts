import { describe, expect, test } from 'vitest';
import { nextPosition, positionOf, STOPS, valueAt } from './sliderScale.ts';

const rate = { minimum: 1e-6, maximum: 1, scale: 'log' } as const;
const width = { minimum: 1, maximum: 512, scale: 'log', integer: true } as const;
const target = { minimum: -2, maximum: 2 } as const;
const steps = { minimum: 0, maximum: 20, integer: true } as const;

describe.each([
  ['a logarithmic range', rate],
  ['a logarithmic range of whole numbers', width],
  ['a linear range', target],
  ['a linear range of whole numbers', steps],
])('%s', (_, range) => {
  test('begins and ends at the ends of the slider', () => {
    expect(valueAt(range, 0)).toBe(range.minimum);
    expect(valueAt(range, STOPS)).toBe(range.maximum);
    expect(positionOf(range, range.minimum)).toBe(0);
    expect(positionOf(range, range.maximum)).toBe(STOPS);
  });

  test('never leaves its bounds and never falls', () => {
    let previous = -Infinity;
    for (let position = 0; position <= STOPS; position++) {
      const value = valueAt(range, position);
      expect(value).toBeGreaterThanOrEqual(Math.max(previous, range.minimum));
      expect(value).toBeLessThanOrEqual(range.maximum);
      previous = value;
    }
  });

  test('a step to the right and one to the left change the value in that direction', () => {
    for (const start of [range.minimum, valueAt(range, 400), valueAt(range, 777)]) {
      expect(valueAt(range, nextPosition(range, start, 1))).toBeGreaterThan(start);
    }
    for (const start of [range.maximum, valueAt(range, 400), valueAt(range, 777)]) {
      expect(valueAt(range, nextPosition(range, start, -1))).toBeLessThan(start);
    }
  });
});

test('at the ends a further step stays', () => {
  expect(nextPosition(rate, 1, 1)).toBe(STOPS);
  expect(nextPosition(steps, 0, -1)).toBe(0);
});

test('the middle of a logarithmic slider is the geometric mean', () => {
  expect(valueAt(rate, STOPS / 2)).toBeCloseTo(1e-3, 10);
});
