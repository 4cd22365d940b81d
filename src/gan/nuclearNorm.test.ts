/** The nuclear norm and its gradient, against singular values and finite differences. */
import {
  add,
  matMul,
  mul,
  sub,
  sum,
  tensor2d,
  transpose,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { differentiate } from './gradients.ts';
import { nuclearNorm, polarFactor } from './nuclearNorm.ts';
import { operations } from './operations.ts';
import { singularValues } from './singularValues.ts';
import { flat, relativeError, slopeAlongRandomDirection, useCpu } from './testing.ts';

beforeAll(useCpu);

function square(size: number, seed: number, symmetric = false) {
  const random = createRandom(seed, 'matrix', size);
  const entries = tensor2d(
    Float32Array.from({ length: size * size }, () => random.gaussian()),
    [size, size],
  );
  return symmetric ? add(entries, transpose(entries)) : entries;
}

const norm = (matrix: Tensor) => nuclearNorm(operations, matrix) as Scalar;
const polar = (matrix: Tensor) => polarFactor(operations, matrix);
const exact = (matrix: Tensor) =>
  singularValues(matrix.dataSync(), matrix.shape[0]!, matrix.shape[1]!).reduce((a, b) => a + b);

describe('the norm', () => {
  test.each([1, 2, 5, 16, 64])(
    'of a matrix of size %i is the sum of its singular values',
    (size) => {
      for (const symmetric of [false, true]) {
        const matrix = square(size, 3, symmetric);
        expect(flat(norm(matrix))[0]! / exact(matrix)).toBeCloseTo(1, 4);
      }
    },
  );

  test('does not depend on how large or small the matrix is', () => {
    const matrix = square(5, 4);
    for (const factor of [1e-3, 1e3]) {
      expect(flat(norm(mul(matrix, factor)))[0]! / exact(matrix) / factor).toBeCloseTo(1, 4);
    }
  });

  test.each([1e-2, 1e-4, 1e-6, 0])('keeps its digits beside a singular value of %d', (small) => {
    const matrix = tensor2d([2, 0, 0, 0, -1, 0, 0, 0, small], [3, 3]);
    expect(flat(norm(matrix))[0]).toBeCloseTo(3 + small, 3);
  });

  test('of no difference at all is 0, with a gradient of 0', () => {
    const nothing = tensor2d([0, 0, 0, 0], [2, 2]);
    const { value, gradients } = differentiate(() => norm(nothing), [nothing]);
    expect(flat(value)).toEqual([0]);
    expect(flat(gradients[0]!)).toEqual([0, 0, 0, 0]);
  });
});

describe('the polar factor', () => {
  test('is orthogonal, and the sign of a symmetric matrix', () => {
    const factor = polar(square(6, 5));
    const unit = flat(matMul(factor, factor, true, false));
    unit.forEach((entry, at) => expect(entry).toBeCloseTo(at % 7 === 0 ? 1 : 0, 4));
    expect(relativeError(flat(polar(tensor2d([0, 2, 2, 0], [2, 2]))), [0, 1, 1, 0])).toBeLessThan(
      1e-5,
    );
  });

  test('is the gradient of the norm', () => {
    const matrix = square(4, 6);
    const { gradients } = differentiate(() => norm(matrix), [matrix]);
    expect(flat(gradients[0]!)).toEqual(flat(polar(matrix)));
  });
});

describe('derivatives', () => {
  const inside = ([left, right]: readonly Tensor[]) =>
    norm(sub(matMul(left!, left!, true, false), matMul(right!, right!, true, false)));
  const tensors = () => [square(4, 7), square(4, 8)];

  test('first', () => {
    const { differentiated, measured } = slopeAlongRandomDirection(inside, tensors(), 3, 2e-3);
    expect(differentiated / measured).toBeCloseTo(1, 2);
  });

  test('second', () => {
    const cotangent = square(4, 9);
    const along = (given: readonly Tensor[]) => {
      const { gradients } = differentiate(() => inside(given), [...given]);
      return sum(mul(gradients[0]!, cotangent)) as Scalar;
    };
    const { differentiated, measured } = slopeAlongRandomDirection(along, tensors(), 5, 2e-3);
    expect(Math.abs(measured)).toBeGreaterThan(0.1);
    expect(differentiated / measured).toBeCloseTo(1, 2);
  });

  test('second, of the norm itself, where it bends', () => {
    const matrix = square(3, 10);
    const cotangent = square(3, 11);
    const along = ([given]: readonly Tensor[]) =>
      sum(mul(differentiate(() => norm(given!), [given!]).gradients[0]!, cotangent)) as Scalar;
    const { differentiated, measured } = slopeAlongRandomDirection(along, [matrix], 5, 2e-3);
    expect(Math.abs(measured)).toBeGreaterThan(0.05);
    expect(differentiated / measured).toBeCloseTo(1, 2);
  });
});
