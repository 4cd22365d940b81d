import { expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { alongZCurve } from './zCurve.ts';

test('is a permutation, also where points coincide', () => {
  const random = createRandom(1, 'curve test', 0);
  for (const points of [
    Float64Array.from({ length: 600 }, () => random.gaussian()),
    Float64Array.from({ length: 600 }, () => random.integer(3)),
    new Float64Array(600).fill(0.7),
    Float32Array.of(3, -4),
  ]) {
    const order = alongZCurve(points);
    expect([...order].sort((a, b) => a - b)).toEqual([...Array(points.length / 2).keys()]);
  }
  expect(alongZCurve(new Float64Array())).toHaveLength(0);
});

test('passes the quarters of a square one after the other, and theirs in turn', () => {
  // A lattice of 4 × 4 points, row by row from the lowest y.
  const lattice = Float64Array.from({ length: 32 }, (_, i) =>
    i % 2 === 0 ? (i / 2) % 4 : Math.floor(i / 8),
  );
  expect([...alongZCurve(lattice)]).toEqual([0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15]);
});
