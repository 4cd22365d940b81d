import { describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { activations } from './activations.ts';
import { initialisations } from './initialisations.ts';
import { isQuickToBound, productBound } from './productBound.ts';
import { singularValues } from './singularValues.ts';
import spectralRows from './fixtures/spectral_norm.json';

const gaussian = (count: number, stream: string) => {
  const random = createRandom(2, stream, 0);
  return Float64Array.from({ length: count }, () => random.gaussian());
};

function expectClose(found: readonly number[], wanted: readonly number[]) {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((value, index) => expect(found[index]).toBeCloseTo(value, 12));
}

describe('singular values', () => {
  test('of diagonal, triangular, flat and empty matrices', () => {
    expectClose(singularValues([0, -3, 2, 0], 2, 2), [3, 2]);
    // [[1, 1], [0, 1]]: the golden ratio and its inverse.
    const golden = (1 + Math.sqrt(5)) / 2;
    expectClose(singularValues([1, 1, 0, 1], 2, 2), [golden, 1 / golden]);
    expectClose(singularValues([1, 2, 2, 4, 3, 6], 3, 2), [Math.sqrt(70), 0]);
    expectClose(singularValues([0, 0, 0, 0, 0, 0], 2, 3), [0, 0]);
    expectClose(singularValues([3, 4], 1, 2), [5]);
  });

  test.each([
    [7, 7],
    [3, 11],
    [11, 3],
  ])('%i × %i: sums of even powers are traces of the Gramian', (rows, columns) => {
    const matrix = gaussian(rows * columns, `${rows}`);
    const values = singularValues(matrix, rows, columns);
    const gram = (i: number, j: number) => {
      let sum = 0;
      for (let row = 0; row < rows; row++)
        sum += matrix[row * columns + i]! * matrix[row * columns + j]!;
      return sum;
    };
    let [second, fourth] = [0, 0];
    for (let i = 0; i < columns; i++) {
      second += gram(i, i);
      for (let j = 0; j < columns; j++) fourth += gram(i, j) ** 2;
    }
    const power = (exponent: number) => values.reduce((sum, value) => sum + value ** exponent, 0);
    expect(power(2) / second).toBeCloseTo(1, 12);
    expect(power(4) / fourth).toBeCloseTo(1, 12);
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  test('of orthonormal rows are 1', () => {
    const draw = initialisations.find(({ id }) => id === 'orthogonal')!.draw;
    const values = singularValues(draw(createRandom(1, 'test', 0), 5, 40), 5, 40);
    for (const value of values) expect(value).toBeCloseTo(1, 6);
  });

  test.each(spectralRows.map((row) => [row.iterations, row] as const))(
    'the largest is no smaller than what %i power iterations find',
    (_, { W, sigma }) => {
      const [largest] = singularValues(W.flat(), W.length, W[0]!.length);
      expect(largest).toBeGreaterThanOrEqual(sigma - 1e-9);
    },
  );
});

describe('the product bound', () => {
  test('multiplies layers, and activations between them', () => {
    const layers = [
      { inputs: 2, outputs: 2, weights: [0, -3, 2, 0] },
      { inputs: 2, outputs: 2, weights: [1, 0, 0, 0.5] },
      { inputs: 2, outputs: 1, weights: [3, 4] },
    ];
    expect(productBound(layers, 1)).toBeCloseTo(15, 12);
    expect(productBound(layers, 0.5)).toBeCloseTo(15 / 4, 12);
  });
});

test('networks of some hundred units are quick to bound, of five hundred not', () => {
  const square = (width: number) => [{ inputs: width, outputs: width }];
  expect(isQuickToBound(square(256))).toBe(true);
  expect(isQuickToBound(square(512))).toBe(false);
  expect(isQuickToBound(Array.from({ length: 20 }, () => square(64)).flat())).toBe(true);
});

test.each(activations.map((activation) => [activation.id, activation] as const))(
  'no slope of %s is steeper than its constant, and one comes close',
  async (_, activation) => {
    const { tensor1d } = await import('@tensorflow/tfjs-core');
    const { operations } = await import('./operations.ts');
    const { flat, useCpu } = await import('./testing.ts');
    await useCpu();
    const step = 0.01;
    const at = Float32Array.from({ length: 4001 }, (_v, i) => (i - 2000) * step);
    const values = flat(activation.apply(operations, tensor1d(at)));
    const slopes = values.slice(1).map((value, i) => Math.abs(value - values[i]!) / step);
    const steepest = Math.max(...slopes);
    // Values near 20 are known to 10⁻⁶ each, which is 2·10⁻⁴ in a slope.
    expect(steepest).toBeLessThan(activation.steepest + 3e-4);
    expect(steepest).toBeGreaterThan(activation.steepest - 3e-4);
  },
);
