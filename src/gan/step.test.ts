import { dispose, memory, type Tensor1D, type TensorContainer } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { generatedScore, mean, realScore, subtract } from './expression/expression.ts';
import { MissingTermError } from './expression/tensor.ts';
import { tidied } from './gradients.ts';
import { lipschitzMethods } from './lipschitz/registry.ts';
import { losses } from './losses/registry.ts';
import { disposeState, initialState, readState, type StoredTensors } from './state.ts';
import { criticUpdate, generatorUpdate, iteration } from './step.ts';
import { createSettings, flat, prepared, smallExperiment, useCpu } from './testing.ts';

beforeAll(useCpu);

/** The stored state and the losses after `iterations`. */
async function run(experiment: Experiment, iterations: number) {
  const { structure, settings, inputs, ...start } = prepared(experiment);
  let { state } = start;
  const criticSteps = structure.loss.criticless ? 0 : 2;
  const reported: number[] = [];
  for (let number = 0; number < iterations; number++) {
    const { state: next, report } = tidied(() =>
      iteration(structure, state, inputs(number, criticSteps), settings),
    );
    reported.push(...Object.values(report).flatMap((loss) => flat(loss)));
    dispose(report);
    disposeState(state, next);
    state = next;
  }
  const stored = await readState(state);
  disposeState(state);
  dispose(settings as unknown as TensorContainer);
  return { stored, reported };
}

const allValues = (stored: StoredTensors) =>
  Object.values(stored).flatMap(({ values }) => [...values]);

describe('every loss with every Lipschitz method stays finite on awkward sizes', () => {
  const pairs = losses.flatMap((loss) => lipschitzMethods.map((method) => [loss, method] as const));
  test.each(pairs.map(([loss, method]) => [loss.id, method.id, loss] as const))(
    '%s, %s',
    async (id, lipschitz, loss) => {
      for (const { id: objective } of loss.objectives) {
        for (const depth of [1, 3]) {
          const experiment = smallExperiment({
            loss: id,
            lipschitz,
            objective,
            'critic.depth': depth,
            'generator.depth': depth,
            'critic.activation': 'leakyRelu',
          });
          const { stored, reported } = await run(experiment, 2);
          const untrained = await readState(initialState(experiment));
          expect([...allValues(stored), ...reported].every(Number.isFinite)).toBe(true);
          const moved = ['critic', 'generator'].filter((player) => {
            const [after, before] = [stored, untrained].map((of) => of[`${player}.parameters`]!);
            return after!.values.some((value, index) => value !== before!.values[index]);
          });
          // A share of mistakes has no gradient: all that can move there is the critic, by its constraint.
          if (id === 'misclassification') expect(moved).not.toContain('generator');
          else expect(moved).toEqual(loss.criticless ? ['generator'] : ['critic', 'generator']);
          if (id === 'misclassification' && lipschitz === 'none') expect(moved).toEqual([]);
        }
      }
    },
  );
});

test.each(['sgd', 'momentum', 'rmsprop', 'adam'])('%s trains both players', async (optimizer) => {
  const experiment = smallExperiment({
    'critic.optimizer': optimizer,
    'generator.optimizer': optimizer,
  });
  const { stored } = await run(experiment, 3);
  expect(allValues(stored).every(Number.isFinite)).toBe(true);
  expect([...stored['critic.count']!.values, ...stored['generator.count']!.values]).toEqual([6, 3]);
});

describe('purity', () => {
  const experiment = smallExperiment({ lipschitz: 'spectral-norm' });

  test('the same state and inputs give the same result and are left as they were', async () => {
    const { structure, settings, state, inputs } = prepared(experiment);
    const before = await readState(state);
    const batch = inputs(0);
    const first = await readState(iteration(structure, state, batch, settings).state);
    const second = await readState(iteration(structure, state, batch, settings).state);
    expect(second).toEqual(first);
    expect(await readState(state)).toEqual(before);
  });

  test('a seed gives the same run twice, another seed another run', async () => {
    const first = await run(experiment, 5);
    expect(await run(experiment, 5)).toEqual(first);
    expect(await run({ ...experiment, seed: 2 }, 5)).not.toEqual(first);
  });

  test.each(['gradient-penalty', 'spectral-norm', 'clip'])(
    'no tensor is left behind in 50 iterations of %s',
    async (lipschitz) => {
      await run(smallExperiment({ lipschitz }), 1);
      const before = memory().numTensors;
      await run(smallExperiment({ lipschitz }), 50);
      expect(memory().numTensors).toBe(before);
    },
  );

  test('single updates leave nothing behind but their result', () => {
    const { structure, settings, state, inputs } = prepared(experiment);
    const batch = inputs(0);
    const before = memory().numTensors;
    const critic = criticUpdate(structure, state, batch.critic[0]!, settings);
    const generator = generatorUpdate(structure, critic.state, batch.generator[0]!, settings);
    const ofPlayer = 2 + state.critic.accumulators.length;
    const made = { critic: ofPlayer, generator: ofPlayer, vectors: 2 * 3, losses: 2 };
    const total = made.critic + made.generator + made.vectors + made.losses;
    expect(memory().numTensors).toBe(before + total);
    dispose([critic.report, generator.report]);
    disposeState(generator.state);
    expect(memory().numTensors).toBe(before);
  });
});

describe('order of updates', () => {
  async function players(updates: 'alternating' | 'simultaneous') {
    const { structure, settings, state, inputs } = prepared(smallExperiment({ updates }));
    const batch = inputs(0, 1);
    const critic = criticUpdate(structure, state, batch.critic[0]!, settings).state;
    const answerTo = (from: typeof state) =>
      generatorUpdate(structure, from, batch.generator[0]!, settings).state.generator.parameters;
    const both = iteration(structure, state, batch, settings).state;
    return {
      critic: flat(both.critic.parameters),
      generator: flat(both.generator.parameters),
      criticAlone: flat(critic.critic.parameters),
      answerToOld: flat(answerTo(state)),
      answerToNew: flat(answerTo(critic)),
    };
  }

  test('alternating: the generator answers the updated critic', async () => {
    const result = await players('alternating');
    expect(result.critic).toEqual(result.criticAlone);
    expect(result.generator).toEqual(result.answerToNew);
    expect(result.generator).not.toEqual(result.answerToOld);
  });

  test('simultaneous: both move from the start of the iteration', async () => {
    const result = await players('simultaneous');
    expect(result.critic).toEqual(result.criticAlone);
    expect(result.generator).toEqual(result.answerToOld);
    expect(result.generator).not.toEqual(result.answerToNew);
  });

  test('a player without updates stays where it is and reports no loss', () => {
    const { structure, settings, state, inputs } = prepared(smallExperiment());
    const criticOnly = iteration(structure, state, inputs(0, 2, 0), settings);
    expect(criticOnly.state.generator).toBe(state.generator);
    expect(Object.keys(criticOnly.report)).toEqual(['criticLoss']);
    const generatorOnly = iteration(structure, state, inputs(0, 0, 2), settings);
    expect(generatorOnly.state.critic).toBe(state.critic);
    expect(Object.keys(generatorOnly.report)).toEqual(['generatorLoss']);
  });
});

describe('what settings and constraints do', () => {
  test('clipping bounds every weight and bias of the critic, and only of the critic', () => {
    const experiment = smallExperiment({ lipschitz: 'clip', 'lipschitz.limit': 0.01 });
    const { structure, settings, state, inputs } = prepared(experiment);
    const { state: next } = iteration(structure, state, inputs(0), settings);
    const largest = (parameters: Tensor1D) => Math.max(...flat(parameters).map(Math.abs));
    expect(largest(next.critic.parameters)).toBeCloseTo(0.01, 7);
    expect(largest(next.generator.parameters)).toBeGreaterThan(0.1);
  });

  test('a changed rate is an input: the same step goes twice as far', () => {
    const experiment = smallExperiment({ 'critic.optimizer': 'sgd', 'critic.rate': 0.1 });
    const { structure, settings, state, inputs } = prepared(experiment);
    const faster = createSettings({ ...experiment, 'critic.rate': 0.2 });
    const start = flat(state.critic.parameters);
    const changes = [settings, faster].map((numbers) => {
      const { state: next } = criticUpdate(structure, state, inputs(0).critic[0]!, numbers);
      return flat(next.critic.parameters).map((value, index) => value - start[index]!);
    });
    changes[0]!.forEach((change, index) => expect(changes[1]![index]).toBeCloseTo(2 * change, 5));
  });

  test('a generator’s loss that looks at real samples gets them, or says what is missing', () => {
    const { structure, settings, state, inputs } = prepared(smallExperiment());
    const generator = subtract(mean(realScore), mean(generatedScore));
    const withReal = { ...structure, objective: { ...structure.objective, generator } };
    const { critic, generator: batches } = inputs(0);
    const update = () => generatorUpdate(withReal, state, batches[0]!, settings);
    expect(update).toThrow(MissingTermError);
    const batch = { ...batches[0]!, real: critic[0]!.real };
    const plain = generatorUpdate(structure, state, batches[0]!, settings);
    const answer = generatorUpdate(withReal, state, batch, settings);
    flat(plain.state.generator.parameters).forEach((value, index) =>
      expect(flat(answer.state.generator.parameters)[index]).toBeCloseTo(value, 5),
    );
    expect(flat(answer.report.loss)).not.toEqual(flat(plain.report.loss));
  });
});
