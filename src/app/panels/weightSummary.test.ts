import { expect, test } from 'vitest';
import type { NetworkDiagnosis } from '../../training/protocol.ts';
import { ALL_LAYERS, summariseWeights } from './weightSummary.ts';

const network = (...layers: readonly (readonly number[])[]): NetworkDiagnosis => ({
  player: 'critic',
  companion: false,
  layers: layers.map((weights) => ({
    inputs: 1,
    outputs: weights.length,
    compares: false,
    gradientNorm: 0,
    weights: Float32Array.from(weights),
  })),
});

test('all layers together, or one by its number', () => {
  const two = network([1, -1], [3, 3, 3]);
  const all = summariseWeights(two, ALL_LAYERS, undefined)!;
  expect([...all.shown]).toEqual([1, -1, 3, 3, 3]);
  expect(all).toMatchObject({ count: 5, largest: 3, atLimit: undefined, marks: [] });
  expect(all.deviation).toBeCloseTo(1.6, 5);
  expect([...summariseWeights(two, 2, undefined)!.shown]).toEqual([3, 3, 3]);
  expect(summariseWeights(two, 3, undefined)).toBeUndefined();
});

test('weights at the limits are counted on both sides, rounded as they are', () => {
  const clipped = network([0.01, -0.01, 0.005, 0]);
  expect(summariseWeights(clipped, ALL_LAYERS, 0.01)).toMatchObject({
    atLimit: 0.5,
    marks: [-0.01, 0.01],
  });
});

test('limits far beyond all weights are not marked', () => {
  expect(summariseWeights(network([0.1]), ALL_LAYERS, 10)).toMatchObject({ atLimit: 0, marks: [] });
});

test('of very many weights every so manyth is shown, and all are counted', () => {
  const weights = Array.from({ length: 100_001 }, (_, index) => index);
  const many = summariseWeights(network(weights), ALL_LAYERS, undefined)!;
  expect(many.count).toBe(100_001);
  expect(many.shown.length).toBeLessThanOrEqual(40_000);
  expect(many.shown.length).toBeGreaterThan(30_000);
  expect([...many.shown.subarray(0, 3)]).toEqual([0, 3, 6]);
  expect(many.shown.at(-1)).toBeGreaterThan(99_990);
  expect(many.largest).toBe(100_000);
});
