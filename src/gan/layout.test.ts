import { describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { activations } from './activations.ts';
import { entry } from './catalogue.ts';
import { initialisations } from './initialisations.ts';
import { initialParameters, layoutOf, type NetworkShape } from './layout.ts';
import { shapesOf } from './shapes.ts';
import { smallExperiment } from './testing.ts';

const shape = (changes: Partial<NetworkShape>): NetworkShape => ({
  inputs: 2,
  width: 64,
  depth: 2,
  outputs: 1,
  activation: activations[0]!,
  ...changes,
});

describe('layout', () => {
  const cases = Array.from({ length: 20 }, (_, index) => index + 1).flatMap((depth) =>
    [1, 7].map((width) => [depth, width] as const),
  );
  test.each(cases)('%i hidden layers of %i: no gap, no overlap', (depth, width) => {
    const { layers, count } = layoutOf(shape({ depth, width }));
    expect(layers).toHaveLength(depth + 1);
    let next = 0;
    for (const { inputs, outputs, weights, biases } of layers) {
      expect(weights).toBe(next);
      expect(biases).toBe(weights + inputs * outputs);
      next = biases + outputs;
    }
    expect(count).toBe(next);
    expect(count).toBe(2 * width + width + (depth - 1) * (width * width + width) + width + 1);
  });

  test('the players’ networks map latent → point and point → score', () => {
    const experiment = smallExperiment({ 'latent.dimension': 9, 'critic.activation': 'tanh' });
    const [critic, generator] = [
      shapesOf(experiment).critic.shape,
      shapesOf(experiment).generator.shape,
    ];
    expect([generator.inputs, generator.outputs]).toEqual([9, 2]);
    expect([critic.inputs, critic.outputs, critic.activation.id]).toEqual([2, 1, 'tanh']);
  });
});

describe('initialisation', () => {
  const drawn = (id: string, changes: Partial<NetworkShape> = {}) => {
    const random = createRandom(3, 'test', 0);
    return initialParameters(shape({ width: 100, ...changes }), entry(initialisations, id), random);
  };
  /** The 100 × 100 weights of the middle layer. */
  const middle = (id: string) => {
    const { weights, biases } = layoutOf(shape({ width: 100 })).layers[1]!;
    return drawn(id).subarray(weights, biases);
  };

  test.each([
    ['he', 2 / 100],
    ['glorot', 2 / 200],
    ['orthogonal', 1 / 100],
    ['normal', 0.02 ** 2],
  ])('%s has mean 0 and its variance', (id, variance) => {
    const values = [...middle(id)];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / values.length));
    expect(square / variance).toBeGreaterThan(0.94);
    expect(square / variance).toBeLessThan(1.06);
  });

  test('glorot stays within its limit', () => {
    const limit = Math.sqrt(6 / 200);
    expect(Math.max(...middle('glorot').map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
  });

  test.each([
    [100, 100],
    [3, 8],
    [8, 3],
    [1, 5],
  ])('orthogonal %i × %i: orthonormal along the shorter side', (inputs, outputs) => {
    const draw = entry(initialisations, 'orthogonal').draw;
    const matrix = draw(createRandom(5, 'test', 0), inputs, outputs);
    const at = (row: number, column: number) => matrix[row * outputs + column]!;
    const [vectors, length] = [Math.min(inputs, outputs), Math.max(inputs, outputs)];
    const component = (vector: number, index: number) =>
      inputs <= outputs ? at(vector, index) : at(index, vector);
    for (let i = 0; i < vectors; i += 1 + Math.floor(vectors / 7)) {
      for (let j = 0; j < vectors; j++) {
        let product = 0;
        for (let k = 0; k < length; k++) product += component(i, k) * component(j, k);
        expect(product).toBeCloseTo(i === j ? 1 : 0, 5);
      }
    }
  });

  test.each(initialisations.map(({ id }) => id))(
    '%s starts with biases 0 and weights not',
    (id) => {
      const parameters = drawn(id);
      for (const { weights, biases, outputs } of layoutOf(shape({ width: 100 })).layers) {
        expect(parameters.subarray(biases, biases + outputs).every((value) => value === 0)).toBe(
          true,
        );
        expect(parameters.subarray(weights, biases).some((value) => value !== 0)).toBe(true);
      }
    },
  );
});
