import {
  concat,
  square,
  sum,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { closeness } from './discrimination.ts';
import { differentiate } from './gradients.ts';
import { forward, tensorsOf, unpack } from './networks.ts';
import { criticOf } from './players.ts';
import {
  flat,
  points,
  prepared,
  slopeAlongRandomDirection,
  smallExperiment,
  useCpu,
} from './testing.ts';

beforeAll(useCpu);

const [KERNELS, DIMENSIONS, WIDTH] = [3, 2, 4];

function matrix(name: string, rows: number, columns: number): number[][] {
  const random = createRandom(5, name, 0);
  return Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => random.gaussian()),
  );
}

const T = matrix('weights', WIDTH, KERNELS * DIMENSIONS);
const HIDDEN = matrix('hidden', 6, WIDTH);

/** M_ib, numbered so that those of one comparison stand a `KERNELS` apart. */
const compared = (row: readonly number[], kernel: number) =>
  Array.from({ length: DIMENSIONS }, (_, dimension) =>
    row.reduce((total, value, unit) => total + value * T[unit]![dimension * KERNELS + kernel]!, 0),
  );

function near(own: readonly number[], other: readonly number[], kernel: number): number {
  const [first, second] = [compared(own, kernel), compared(other, kernel)];
  const distance = first.reduce((total, value, i) => total + Math.abs(value - second[i]!), 0);
  return Math.exp(-distance);
}

const comparison = (weights: Tensor2D) => ({ kernels: KERNELS, dimensions: DIMENSIONS, weights });

describe('closeness', () => {
  const kernels = Array.from({ length: KERNELS }, (_, kernel) => kernel);

  test('is the sum over all others of the batch', () => {
    const wanted = HIDDEN.map((own, i) =>
      kernels.map((kernel) =>
        HIDDEN.reduce((total, other, j) => total + (i === j ? 0 : near(own, other, kernel)), 0),
      ),
    );
    tidy(() => {
      const found = flat(closeness(comparison(tensor2d(T)), tensor2d(HIDDEN)));
      wanted.flat().forEach((value, index) => expect(found[index]).toBeCloseTo(value, 5));
    });
  });

  test('beside others is the sum over those', () => {
    const others = matrix('others', 4, WIDTH);
    const wanted = HIDDEN.flatMap((own) =>
      kernels.map((kernel) => others.reduce((total, other) => total + near(own, other, kernel), 0)),
    );
    tidy(() => {
      const found = flat(closeness(comparison(tensor2d(T)), tensor2d(HIDDEN), tensor2d(others)));
      wanted.forEach((value, index) => expect(found[index]).toBeCloseTo(value, 5));
    });
  });

  test('has the gradients that differences show', () => {
    tidy(() => {
      for (const seed of [1, 2, 3]) {
        const { differentiated, measured } = slopeAlongRandomDirection(
          ([hidden, weights]): Scalar =>
            sum(square(closeness(comparison(weights as Tensor2D), hidden as Tensor2D))),
          [tensor2d(HIDDEN), tensor2d(T)],
          seed,
          1e-3,
        );
        expect(Math.abs(differentiated - measured)).toBeLessThan(
          5e-3 * Math.max(1, Math.abs(measured)),
        );
      }
    });
  });

  test('of samples that coincide is that of as many as there are, with finite gradients', () => {
    tidy(() => {
      const hidden = tensor2d(Array.from({ length: 5 }, () => HIDDEN[0]!));
      const weights = tensor2d(T);
      const { gradients } = differentiate(
        () => sum(closeness(comparison(weights), hidden)),
        [hidden, weights],
      );
      for (const value of flat(closeness(comparison(weights), hidden)))
        expect(value).toBeCloseTo(4, 5);
      expect(gradients.flatMap(flat).every(Number.isFinite)).toBe(true);
    });
  });
});

describe('a critic that compares', () => {
  const game = prepared(
    smallExperiment({ stabilisers: 'minibatch-discrimination', lipschitz: 'none' }),
  );

  test('sees each sample’s closeness in its last layer, and all its numbers are trained', () => {
    tidy(() => {
      const critic = criticOf(game.structure, game.state).main;
      expect(critic.layers.at(-1)!.weights.shape).toEqual([5 + 5, 1]);
      expect(critic.comparison!.weights.shape).toEqual([5, 5 * 3]);
      const { shape } = game.structure.critic;
      const tensors = tensorsOf(unpack(shape, game.state.critic.parameters));
      expect(tensors.reduce((total, { size }) => total + size, 0)).toBe(
        game.state.critic.parameters.size,
      );
    });
  });

  test('judges a sample by its batch', () => {
    tidy(() => {
      const critic = criticOf(game.structure, game.state).main;
      const [few, others] = [points('few', 3), points('others', 3)];
      const alone = flat(forward(critic, few));
      const together = flat(forward(critic, concat([few, others]))).slice(0, 3);
      expect(together).not.toEqual(alone);
    });
  });
});
