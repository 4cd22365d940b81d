import {
  grad,
  mul,
  reshape,
  square,
  sum,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { differentiate } from './gradients.ts';
import { normalised } from './normalisations.ts';
import { operations } from './operations.ts';
import { flat, points, slopeAlongRandomDirection, useCpu } from './testing.ts';

beforeAll(useCpu);

/** [4, 3], none of whose rows or columns is like another. */
const SUMS = [
  [0.3, -1.2, 2.5],
  [1.1, 0.4, -0.7],
  [-2.2, 0.9, 0.1],
  [0.6, -0.5, 1.4],
];

describe.each([
  ['batch', 0],
  ['layer', 1],
] as const)('%s normalisation', (_, axis) => {
  test('takes the mean off and divides by the deviation', () => {
    const groups =
      axis === 1 ? SUMS : SUMS[0]!.map((__, column) => SUMS.map((row) => row[column]!));
    const wanted = groups.map((group) => {
      const mean = group.reduce((total, value) => total + value, 0) / group.length;
      const variance =
        group.reduce((total, value) => total + (value - mean) ** 2, 0) / group.length;
      return group.map((value) => (value - mean) / Math.sqrt(variance + 1e-5));
    });
    tidy(() => {
      const found = normalised(operations, tensor2d(SUMS), axis).arraySync() as number[][];
      found.forEach((row, i) =>
        row.forEach((value, j) => {
          expect(value).toBeCloseTo(axis === 1 ? wanted[i]![j]! : wanted[j]![i]!, 5);
        }),
      );
    });
  });

  const weights = reshape(points('weights', 6), [4, 3]);
  const weighed = (sums: Tensor): Scalar =>
    sum(mul(weights, square(normalised(operations, sums, axis))));

  test('has the gradient that differences show', () => {
    for (const seed of [1, 2, 3]) {
      const { differentiated, measured } = tidy(() =>
        slopeAlongRandomDirection(([at]) => weighed(at!), [tensor2d(SUMS)], seed, 0.01),
      );
      expect(Math.abs(differentiated - measured)).toBeLessThan(
        1e-3 * Math.max(1, Math.abs(measured)),
      );
    }
  });

  test('and so has the length of that gradient', () => {
    const squaredSlope = (at: Tensor): Scalar => sum(square(grad(weighed)(at)));
    for (const seed of [1, 2, 3]) {
      const { differentiated, measured } = tidy(() =>
        slopeAlongRandomDirection(([at]) => squaredSlope(at!), [tensor2d(SUMS)], seed, 0.01),
      );
      expect(Math.abs(differentiated - measured)).toBeLessThan(
        3e-3 * Math.max(1, Math.abs(measured)),
      );
    }
  });

  test('sums that are all alike stay finite, and so do their gradients', () => {
    tidy(() => {
      const alike = tensor2d([[2, 2]]);
      const { value, gradients } = differentiate(
        () => sum(square(normalised(operations, alike, axis))),
        [alike],
      );
      expect([...flat(value), ...flat(gradients[0]!)]).toEqual([0, 0, 0]);
    });
  });
});
