import {
  fill,
  matMul,
  mul,
  reshape,
  tensor1d,
  tensor2d,
  tidy,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { activations, groupSort } from './activations.ts';
import { batchSource } from './batch.ts';
import { differentiate } from './gradients.ts';
import { layoutOf } from './layout.ts';
import { forward, unpack } from './networks.ts';
import { operations } from './operations.ts';
import { bjorckRound } from './bjorck.ts';
import { orthonormalised } from './constraint.ts';
import { slopesAt } from './penalty.ts';
import { productBound } from './productBound.ts';
import { singularValues } from './singularValues.ts';
import { initialState } from './state.ts';
import { iteration } from './step.ts';
import { structureOf } from './structure.ts';
import {
  createSettings,
  criticInputs,
  flat,
  generatorInputs,
  points,
  smallExperiment,
  useCpu,
} from './testing.ts';

beforeAll(useCpu);

function gaussianMatrix(inputs: number, outputs: number, scale: number) {
  const random = createRandom(3, 'matrix', inputs + 1000 * outputs);
  return tensor2d(
    Float32Array.from({ length: inputs * outputs }, () => scale * random.gaussian()),
    [inputs, outputs],
  );
}

describe('orthonormalised', () => {
  const shapes = [
    [2, 64],
    [64, 64],
    [64, 1],
    [1, 1],
    [6, 4],
  ] as const;
  const cases = shapes.flatMap(([inputs, outputs]) =>
    [1e-6, 0.1, 1, 1e4].map((scale) => [inputs, outputs, scale] as const),
  );

  test.each(cases)(
    '%i × %i of size %f: no singular value above 1 after any number of rounds, all at 1 after many',
    (inputs, outputs, scale) => {
      tidy(() => {
        const weights = gaussianMatrix(inputs, outputs, scale);
        for (const rounds of [1, 2, 6, 40]) {
          const values = singularValues(flat(orthonormalised(weights, rounds)), inputs, outputs);
          expect(values[0]).toBeLessThan(1 + 1e-5);
          if (rounds === 40) expect(values.at(-1)).toBeGreaterThan(1 - 1e-5);
        }
      });
    },
  );

  test('is next to what it started from, and the same for any multiple of it', () => {
    tidy(() => {
      const weights = gaussianMatrix(8, 8, 1);
      const once = flat(orthonormalised(weights, 40));
      const again = flat(orthonormalised(mul(orthonormalised(weights, 40), 7), 6));
      once.forEach((value, index) => expect(again[index]).toBeCloseTo(value, 5));
      // The polar factor Q of W: QᵀW is symmetric.
      const product = flat(matMul(tensor2d(once, [8, 8]), weights, true));
      for (let i = 0; i < 8; i++)
        for (let j = 0; j < i; j++) expect(product[8 * i + j]).toBeCloseTo(product[8 * j + i]!, 4);
    });
  });

  test('leaves a matrix of zeros at zero', () => {
    tidy(() => {
      expect(flat(orthonormalised(fill([3, 2], 0), 3))).toEqual([0, 0, 0, 0, 0, 0]);
    });
  });

  test('a round’s gradient at an orthonormal matrix has no part that would stretch it', () => {
    tidy(() => {
      const weights = orthonormalised(gaussianMatrix(5, 5, 1), 40);
      const cotangent = gaussianMatrix(5, 5, 1);
      const { gradients } = differentiate(
        () =>
          reshape(
            matMul(reshape(bjorckRound(operations, weights), [1, 25]), reshape(cotangent, [25, 1])),
            [],
          ),
        [weights],
      );
      const turned = flat(matMul(weights, gradients[0] as Tensor2D, true));
      for (let i = 0; i < 5; i++)
        for (let j = 0; j <= i; j++)
          expect(turned[5 * i + j]! + turned[5 * j + i]!).toBeCloseTo(0, 4);
    });
  });
});

describe('GroupSort', () => {
  test('puts each pair in order and changes nothing else', () => {
    tidy(() => {
      const sorted = groupSort.apply(operations, tensor2d([1, 2, 3, 0, 2, -5], [1, 6]));
      expect(flat(sorted)).toEqual([1, 2, 3, 0, 2, -5]);
      const swapped = groupSort.apply(operations, tensor2d([0, 2, -5, 1, 2, 3], [1, 6]));
      expect(flat(swapped)).toEqual([1, 2, 3, 0, 2, -5]);
    });
  });

  test('keeps the length of every gradient on the way back', () => {
    tidy(() => {
      // A network from many dimensions to one, so that no layer has to lose any of it.
      const shape = { inputs: 12, width: 12, depth: 6, outputs: 1, activation: groupSort };
      const random = createRandom(5, 'network', 0);
      const { count } = layoutOf(shape);
      const raw = unpack(
        shape,
        tensor1d(Float32Array.from({ length: count }, () => random.gaussian())),
      );
      const layers = raw.layers.map(({ weights, biases }) => ({
        weights: orthonormalised(weights, 40),
        biases,
      }));
      const at = tensor2d(
        Float32Array.from({ length: 12 * 20 }, () => 3 * random.gaussian()),
        [20, 12],
      );
      for (const slope of flat(slopesAt({ activation: groupSort, layers }, at)))
        expect(slope).toBeCloseTo(1, 4);
    });
  });
});

describe('a critic under GroupSort', () => {
  const experiment = smallExperiment({
    loss: 'wasserstein',
    lipschitz: 'groupsort',
    'critic.depth': 3,
    'critic.width': 8,
    'critic.rate': 0.3,
    'critic.steps': 1,
  });
  const structure = structureOf(experiment);
  const { shape } = structure.critic;

  test('never stretches a difference, drawn or trained at any rate', () => {
    const source = batchSource(experiment);
    const settings = createSettings(experiment);
    let state = initialState(experiment);
    for (let number = 0; number < 12; number++) {
      tidy(() => {
        const critic = unpack(shape, state.critic.parameters);
        const [here, there] = [points('here', 200), points('there', 200)];
        const [scores, others] = [flat(forward(critic, here)), flat(forward(critic, there))];
        const [from, to] = [flat(here), flat(there)];
        scores.forEach((score, i) => {
          const distance = Math.hypot(from[2 * i]! - to[2 * i]!, from[2 * i + 1]! - to[2 * i + 1]!);
          expect(Math.abs(score - others[i]!)).toBeLessThan(distance + 1e-5);
        });
        expect(Math.max(...flat(slopesAt(critic, here)))).toBeLessThan(1 + 1e-5);
        const layers = critic.layers.map(({ weights }) => ({
          inputs: weights.shape[0],
          outputs: weights.shape[1],
          weights: flat(weights),
        }));
        const bound = productBound(layers, groupSort.steepest);
        expect(bound).toBeLessThan(1 + 1e-5);
        expect(bound).toBeGreaterThan(0.999);
      });
      const inputs = {
        critic: [criticInputs(source, number)],
        generator: [generatorInputs(source, number)],
      };
      state = iteration(structure, state, inputs, settings).state;
    }
  });

  test('has GroupSort in place of any other activation, and an even width', () => {
    expect(shape.activation).toBe(groupSort);
    expect(activations).not.toContain(groupSort);
    const odd = smallExperiment({ lipschitz: 'groupsort', 'critic.width': 7 });
    expect(structureOf(odd).critic.shape.width).toBe(8);
    expect(structureOf(odd).generator.shape.activation.id).toBe('relu');
  });
});
