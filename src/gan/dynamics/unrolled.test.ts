/** The generator's gradient through updates of the critic, against differences of what it descends. */
import { tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../data/random.ts';
import type { CriticInputs } from '../inputs.ts';
import type { TrainingState } from '../state.ts';
import { criticUpdate, generatorUpdate } from '../step.ts';
import {
  derivativeAtZero,
  dot,
  flat,
  movedAlong,
  prepared,
  smallExperiment,
  unitVector,
  useCpu,
  withParameters,
} from '../testing.ts';

beforeAll(useCpu);

/** Losses near 1 in float32 leave noise of 10⁻⁵ in differences over such a step. */
const STEP = 0.01;
const TOLERANCE = 2e-3;

type Changes = Readonly<Record<string, string | number>>;

/** The rate 1 makes a generator's update its gradient. */
const gameWith = (changes: Changes) =>
  prepared(
    smallExperiment({
      dynamics: 'unrolled',
      loss: 'standard',
      lipschitz: 'none',
      'critic.activation': 'tanh',
      'generator.activation': 'tanh',
      'generator.optimizer': 'sgd',
      'generator.rate': 1,
      'latent.dimension': 2,
      ...changes,
    }),
  );

type Game = ReturnType<typeof gameWith>;

/** The critic after the updates that the generator sees coming, each made on its own. */
function answered({ structure, settings, inputs }: Game, state: TrainingState): TrainingState {
  const batch = inputs(0).generator[0]! as CriticInputs;
  let ahead = state;
  for (let update = 0; update < structure.unrolled; update++) {
    ahead = criticUpdate(structure, ahead, batch, settings).state;
  }
  return { ...ahead, generator: state.generator };
}

/** What the generator minimises at a state, and its gradient, without looking ahead. */
function plain({ structure, settings, inputs }: Game, state: TrainingState) {
  const blind = { ...structure, unrolled: 0 };
  return updated(generatorUpdate(blind, state, inputs(0).generator[0]!, settings), state);
}

function lookingAhead({ structure, settings, inputs }: Game, state: TrainingState) {
  return updated(generatorUpdate(structure, state, inputs(0).generator[0]!, settings), state);
}

function updated({ state, report }: ReturnType<typeof generatorUpdate>, before: TrainingState) {
  const after = flat(state.generator.parameters);
  return {
    loss: flat(report.loss)[0]!,
    gradient: flat(before.generator.parameters).map((value, index) => value - after[index]!),
  };
}

/** The state with accumulators as after some updates. */
function warm(state: TrainingState): TrainingState {
  const random = createRandom(3, 'accumulators', 0);
  const accumulators = state.critic.accumulators.map(({ size }) =>
    tensor1d(Array.from({ length: size }, () => 0.01 + 0.05 * random.uniform())),
  );
  return { ...state, critic: { ...state.critic, accumulators } };
}

/** The largest of the deviations of some slopes from what is measured, as a share of the gradient's length. */
function deviationsOf(game: Game, state: TrainingState, step = STEP) {
  const start = flat(state.generator.parameters);
  const ahead = answered(game, state);
  const { loss, gradient } = lookingAhead(game, state);
  const unanswered = plain(game, ahead);
  expect(loss).toBeCloseTo(unanswered.loss, 5);
  const length = Math.hypot(...gradient);
  const deviations = [1, 2, 3, 4, 5].map((seed) => {
    const direction = unitVector(`direction ${seed}`, start.length);
    const measured = derivativeAtZero((by) => {
      const moved = withParameters(state, 'generator', movedAlong(start, direction, by));
      return tidy(() => plain(game, answered(game, moved)).loss);
    }, step);
    return {
      whole: Math.abs(dot(gradient, direction) - measured) / length,
      withoutAnswer: Math.abs(dot(unanswered.gradient, direction) - measured) / length,
    };
  });
  return {
    whole: Math.max(...deviations.map(({ whole }) => whole)),
    withoutAnswer: Math.max(...deviations.map(({ withoutAnswer }) => withoutAnswer)),
  };
}

const OPTIMIZERS: readonly (readonly [name: string, Changes])[] = [
  ['sgd', { 'critic.optimizer': 'sgd', 'critic.rate': 0.5 }],
  ['momentum', { 'critic.optimizer': 'momentum', 'critic.rate': 0.3 }],
  ['rmsprop', { 'critic.optimizer': 'rmsprop', 'critic.rate': 0.1 }],
  ['adam', { 'critic.optimizer': 'adam', 'critic.rate': 0.1 }],
];

describe('the gradient through the critic’s answers is exact, and more than the gradient without them', () => {
  const ahead = [1, 3];
  const cases = OPTIMIZERS.flatMap(([name, changes]) =>
    ahead.map((steps) => [name, steps, { ...changes, 'dynamics.steps': steps }] as const),
  );

  test.each(cases)('%s, %i ahead, after some updates', (_, __, changes) => {
    const game = gameWith(changes);
    const { whole, withoutAnswer } = deviationsOf(game, warm(game.state));
    expect(whole).toBeLessThan(TOLERANCE);
    expect(withoutAnswer).toBeGreaterThan(10 * TOLERANCE);
  });

  test.each(cases)('%s, %i ahead, from the start', (_, __, changes) => {
    const game = gameWith(changes);
    const { whole } = deviationsOf(game, game.state);
    expect(whole).toBeLessThan(TOLERANCE);
  });

  test.each<[string, Changes]>([
    ['a gradient penalty', { loss: 'wasserstein', lipschitz: 'gradient-penalty' }],
    ['slopes at real and at generated samples', { lipschitz: 'r1-r2' }],
    ['slopes in the loss', { loss: 'sobolev' }],
    ['clipped weights', { lipschitz: 'clip', 'lipschitz.limit': 0.6 }],
    ['normalised layers', { 'critic.normalisation': 'layer', 'generator.normalisation': 'batch' }],
    ['packs', { stabilisers: 'pac' }],
    ['noise', { stabilisers: 'instance-noise' }],
    ['an encoder', { inference: 'ali' }],
    // Without the weight of the cycles, beside which the answers would be small.
    ['a way back', { inference: 'cycle', 'inference.weight': 0 }],
    ['a relativistic loss', { loss: 'relativistic-average-standard' }],
  ])('with %s', (_, changes) => {
    const game = gameWith({
      'dynamics.steps': 2,
      'critic.optimizer': 'momentum',
      'critic.rate': 0.3,
      ...changes,
    });
    const { whole, withoutAnswer } = deviationsOf(game, warm(game.state));
    expect(whole).toBeLessThan(TOLERANCE);
    expect(withoutAnswer).toBeGreaterThan(10 * TOLERANCE);
  });

  test('with samples that are compared', () => {
    const game = gameWith({
      stabilisers: 'minibatch-discrimination',
      'dynamics.steps': 2,
      'critic.optimizer': 'sgd',
      'critic.rate': 0.3,
    });
    // Distances have kinks, which a short step seldom meets.
    const { whole, withoutAnswer } = deviationsOf(game, game.state, 1e-3);
    expect(whole).toBeLessThan(TOLERANCE);
    expect(withoutAnswer).toBeGreaterThan(10 * TOLERANCE);
  });

  // From the second update on the vectors follow weights that have moved, which gradients leave out.
  test('with spectral normalisation, as long as its vectors are constants', () => {
    const game = gameWith({
      lipschitz: 'spectral-norm',
      'dynamics.steps': 1,
      'critic.optimizer': 'sgd',
      'critic.rate': 0.5,
    });
    const { whole, withoutAnswer } = deviationsOf(game, game.state);
    expect(whole).toBeLessThan(TOLERANCE);
    expect(withoutAnswer).toBeGreaterThan(10 * TOLERANCE);
  });
});

test.each(OPTIMIZERS)('units whose gradients are 0 do no harm to %s', (_, changes) => {
  const game = gameWith({ ...changes, 'critic.activation': 'relu', 'dynamics.steps': 3 });
  const parameters = flat(game.state.critic.parameters);
  // No unit of the first layer is ever active: nothing below it has a gradient.
  const { biases, weights } = { weights: [0, 10], biases: [10, 15] };
  parameters.fill(0.1, ...(weights as [number, number]));
  parameters.fill(-100, ...(biases as [number, number]));
  const silent = withParameters(game.state, 'critic', parameters);
  const { loss, gradient } = lookingAhead(game, silent);
  expect([loss, ...gradient].every(Number.isFinite)).toBe(true);
});
