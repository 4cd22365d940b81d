import { memory, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { powerIteration, singularValue } from './constraint.ts';
import { tidied } from './gradients.ts';
import { unpack } from './networks.ts';
import { criticOf } from './players.ts';
import {
  StoredStateError,
  arrangeState,
  disposeState,
  initialState,
  readState,
  storedValues,
  type StoredTensors,
  type TrainingState,
} from './state.ts';
import { structureOf } from './structure.ts';
import { flat, smallExperiment, useCpu } from './testing.ts';

beforeAll(useCpu);

const experiment = smallExperiment({ lipschitz: 'spectral-norm', 'critic.width': 16 });

describe('the initial state', () => {
  test('follows from the seed alone', async () => {
    const first = await readState(initialState(experiment));
    expect(await readState(initialState(experiment))).toEqual(first);
    const other = await readState(initialState({ ...experiment, seed: 2 }));
    expect(other['critic.parameters']).not.toEqual(first['critic.parameters']);
    expect(other['generator.parameters']).not.toEqual(first['generator.parameters']);
  });

  test('carries singular vectors only where they are used', () => {
    expect(initialState(experiment).spectral).toHaveLength(3);
    expect(initialState(smallExperiment()).spectral).toHaveLength(0);
  });

  test('has as many accumulators as the optimiser asks for, all 0', () => {
    const { critic, generator } = initialState(
      smallExperiment({ 'critic.optimizer': 'rmsprop', 'generator.optimizer': 'adam' }),
    );
    expect([critic.accumulators.length, generator.accumulators.length]).toEqual([1, 2]);
    expect(generator.accumulators.flatMap(flat).every((value) => value === 0)).toBe(true);
  });

  test('starts close to a critic whose layers have norm 1', () => {
    const norms = (state: TrainingState) =>
      criticOf(structureOf(experiment), state).main.layers.map(({ weights }, index) => {
        const exact = powerIteration(weights, state.spectral[index]!.u, 200);
        return flat(singularValue(weights, exact))[0]!;
      });
    for (const norm of norms(initialState(experiment)))
      expect(Math.abs(norm - 1)).toBeLessThan(0.1);
  });
});

describe('stored states', () => {
  const restored = (stored: StoredTensors, by: Experiment) =>
    arrangeState(by, (path, shape) =>
      tensor(storedValues(stored, path, shape), [...shape]),
    ) as TrainingState;

  test('come back exactly', async () => {
    const stored = await readState(initialState(experiment));
    expect(await readState(restored(stored, experiment))).toEqual(stored);
    expect(Object.keys(stored)).toContain('spectral.2.v');
    expect(stored['critic.count']).toEqual({ shape: [], values: new Float32Array(1) });
  });

  test('are refused by an experiment that they do not fit, with the reason', async () => {
    const stored = await readState(initialState(experiment));
    const wider = { ...experiment, 'generator.width': 6 };
    expect(() => restored(stored, wider)).toThrow(StoredStateError);
    expect(() => restored(stored, wider)).toThrow('"generator.parameters"');
  });
});

test('disposing frees all tensors but those that a successor has taken over', () => {
  const before = memory().numTensors;
  const state = initialState(experiment);
  const held = memory().numTensors - before;
  disposeState(state, { ...initialState(experiment), critic: state.critic });
  expect(state.generator.parameters.isDisposed).toBe(true);
  expect(state.critic.parameters.isDisposed).toBe(false);
  // Left are the successor, and the critic of `state` beside the one it replaced there.
  const ofCritic = 2 + state.critic.accumulators.length;
  expect(memory().numTensors - before).toBe(held + ofCritic);
});

test('a flat vector unpacks into layers of the given shape', () => {
  tidied(() => {
    const { shape } = structureOf(experiment).critic;
    const state = initialState(experiment);
    const { layers } = unpack(shape, state.critic.parameters);
    expect(layers.map(({ weights, biases }) => [weights.shape, biases.shape])).toEqual([
      [[2, 16], [16]],
      [[16, 16], [16]],
      [[16, 1], [1]],
    ]);
    const together = layers.flatMap(({ weights, biases }) => [...flat(weights), ...flat(biases)]);
    expect(together).toEqual(flat(state.critic.parameters));
  });
});
