import { mul, tensor2d, tidy, zeros, type Scalar, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { differentiate } from './gradients.ts';
import { nearestNeighbourEntropy } from './nearestNeighbours.ts';
import { operations } from './operations.ts';
import { flat, points, slopeAlongRandomDirection, useCpu } from './testing.ts';

beforeAll(useCpu);

const entropyOf = (of: Tensor2D): Scalar => nearestNeighbourEntropy(operations, of);

/** Points [count, 2] with coordinates from `draw`. */
function sample(count: number, seed: number, draw: 'gaussian' | 'uniform'): Tensor2D {
  const random = createRandom(seed, draw, 0);
  const values = Array.from({ length: 2 * count }, () => random[draw]());
  return tensor2d(values, [count, 2]);
}

describe('the entropy of a sample', () => {
  const COUNT = 1500;
  /** Variance of the mean: that of log p, at most 1 here, π²/6 of the volume, and some correlation. */
  const DEVIATION = Math.sqrt((1 + 2 * (Math.PI ** 2 / 6)) / COUNT);

  test.each([
    ['a standard Gaussian', 'gaussian', 1 + Math.log(2 * Math.PI)],
    ['the unit square', 'uniform', 0],
  ] as const)('of %s is what theory says', (_, draw, exact) => {
    tidy(() => {
      const [found] = flat(entropyOf(sample(COUNT, 1, draw)));
      expect(Math.abs(found! - exact)).toBeLessThan(3 * DEVIATION);
    });
  });

  test('grows by 2 log s when the points are spread by s', () => {
    tidy(() => {
      const at = points('spread', 50);
      const [once, thrice] = [at, mul<Tensor2D>(at, 3)].map((of) => flat(entropyOf(of))[0]!);
      expect(thrice! - once!).toBeCloseTo(2 * Math.log(3), 4);
    });
  });

  test('of four points by hand', () => {
    tidy(() => {
      // Distances to the nearest: 1, 1, 2, 2. ψ(4) − ψ(1) = 1 + ½ + ⅓.
      const of = tensor2d([0, 0, 1, 0, 10, 0, 10, 2], [4, 2]);
      const wanted = Math.log(2) + Math.log(Math.PI) + 11 / 6;
      expect(flat(entropyOf(of))[0]).toBeCloseTo(wanted, 5);
    });
  });

  test('has the gradient that differences show', () => {
    tidy(() => {
      for (const seed of [1, 2, 3]) {
        const { differentiated, measured } = slopeAlongRandomDirection(
          ([at]) => entropyOf(at as Tensor2D),
          [points('gradient', 12)],
          seed,
          1e-3,
        );
        expect(Math.abs(differentiated - measured)).toBeLessThan(
          5e-3 * Math.max(1, Math.abs(measured)),
        );
      }
    });
  });

  test('and its gradient stay finite where all points coincide', () => {
    tidy(() => {
      const of = zeros([6, 2]) as Tensor2D;
      const { value, gradients } = differentiate(() => entropyOf(of), [of]);
      expect([...flat(value), ...flat(gradients[0]!)].every(Number.isFinite)).toBe(true);
    });
  });
});
