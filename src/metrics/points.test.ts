import { expect, test } from 'vitest';
import { checkPoints, NonFinitePointError, TooFewPointsError } from './points.ts';

test('points are checked for number and place', () => {
  expect(() => checkPoints(Float64Array.of(0, 1, 2, 3), 2)).not.toThrow();
  expect(() => checkPoints(Float64Array.of(0, 1, 2, 3), 3)).toThrow(TooFewPointsError);
  expect(() => checkPoints(new Float32Array())).toThrow(
    'Too few points: 0 given, 1 needed. Draw more of them.',
  );
  for (const bad of [NaN, Infinity, -Infinity]) {
    expect(() => checkPoints(Float64Array.of(0, 1, 2, bad))).toThrow(NonFinitePointError);
    expect(() => checkPoints(Float64Array.of(0, 1, 2, bad))).toThrow(/^Point 1 /);
  }
});
