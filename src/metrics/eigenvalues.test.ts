import { describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { NoSquareMatrixError, NotFiniteError, eigenvaluesOf } from './eigenvalues.ts';

function expectEigenvalues(
  matrix: readonly number[],
  expected: readonly (readonly [number, number])[],
): void {
  const { real, imaginary } = eigenvaluesOf(matrix);
  expect(real).toHaveLength(expected.length);
  expected.forEach(([re, im], index) => {
    expect(real[index]).toBeCloseTo(re, 10);
    expect(imaginary[index]).toBeCloseTo(im, 10);
  });
}

test.each<[string, readonly number[], readonly (readonly [number, number])[]]>([
  ['a number', [-2.5], [[-2.5, 0]]],
  [
    'a quarter turn',
    [0, -1, 1, 0],
    [
      [0, 1],
      [0, -1],
    ],
  ],
  [
    'a spiral',
    [-0.3, -0.5, 0.5, 0],
    [
      [-0.15, Math.sqrt(0.25 - 0.0225)],
      [-0.15, -Math.sqrt(0.25 - 0.0225)],
    ],
  ],
  [
    'a triangle',
    [3, 7, 1, 0, -1, 4, 0, 0, 2],
    [
      [3, 0],
      [2, 0],
      [-1, 0],
    ],
  ],
  [
    'nothing',
    [0, 0, 0, 0],
    [
      [0, 0],
      [0, 0],
    ],
  ],
  [
    // x³ = 1.
    'a cycle of three',
    [0, 0, 1, 1, 0, 0, 0, 1, 0],
    [
      [1, 0],
      [-0.5, Math.sqrt(3) / 2],
      [-0.5, -Math.sqrt(3) / 2],
    ],
  ],
])('%s', (_, matrix, expected) => expectEigenvalues(matrix, expected));

describe('a matrix of random numbers', () => {
  const SIZE = 40;
  const random = createRandom(5, 'matrix', 0);
  const matrix = Float32Array.from({ length: SIZE * SIZE }, () => random.gaussian());
  const { real, imaginary } = eigenvaluesOf(matrix);
  const at = (row: number, column: number) => matrix[row * SIZE + column]!;

  test('has eigenvalues that add up to its trace, and their squares to that of its square', () => {
    let [trace, ofSquare] = [0, 0];
    for (let i = 0; i < SIZE; i++) {
      trace += at(i, i);
      for (let j = 0; j < SIZE; j++) ofSquare += at(i, j) * at(j, i);
    }
    expect(real.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 8);
    expect(imaginary.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
    const squares = real.map((re, index) => re ** 2 - imaginary[index]! ** 2);
    expect(squares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(ofSquare, 7);
  });

  test('gives them by falling real part', () => {
    expect([...real]).toEqual([...real].sort((a, b) => b - a));
  });
});

test('what is no square or not finite is refused', () => {
  expect(() => eigenvaluesOf([])).toThrow(NoSquareMatrixError);
  expect(() => eigenvaluesOf([1, 2, 3])).toThrow(NoSquareMatrixError);
  expect(() => eigenvaluesOf([1, 2, NaN, 4])).toThrow(NotFiniteError);
  expect(() => eigenvaluesOf([Infinity])).toThrow(NotFiniteError);
});
