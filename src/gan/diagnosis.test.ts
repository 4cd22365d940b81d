/** What is said of the inside of the networks, against updates of both players and against scores by hand. */
import { dispose, memory, scalar, slice } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlayerName } from '../experiment/experiment.ts';
import { appliedWeights, gradientNorms, verdict } from './diagnosis.ts';
import { JUDGED, diagnosedNetworks, judgedSizes } from './diagnosisLayout.ts';
import { layoutOf, type NetworkShape } from './layout.ts';
import { forward } from './networks.ts';
import { criticOf, generatorOf } from './players.ts';
import { criticUpdate, generatorUpdate, jointStep } from './step.ts';
import {
  criticInputs,
  flat,
  prepared,
  relativeError,
  smallExperiment,
  useCpu,
  withParameters,
} from './testing.ts';

beforeAll(useCpu);

type Changes = Readonly<Record<string, string | number>>;

/** The rate 1 makes an update the gradient that it follows. */
const PLAIN: Changes = {
  'critic.optimizer': 'sgd',
  'generator.optimizer': 'sgd',
  'critic.rate': 1,
  'generator.rate': 1,
};

function gameWith(changes: Changes) {
  const experiment = smallExperiment({ ...PLAIN, ...changes });
  expect(experiment).toMatchObject(changes);
  return prepared(experiment);
}

type Game = ReturnType<typeof gameWith>;

function diagnosed({ structure, state, settings, inputs }: Game) {
  const { critic, generator } = inputs(0, 1);
  const next = structure.loss.criticless
    ? { generator: generator[0]! }
    : { critic: critic[0]!, generator: generator[0]! };
  return gradientNorms(structure, state, next, settings);
}

/** Both players' gradients, as what one update of each takes away. */
function gradients({ structure, state, settings, inputs }: Game) {
  const both = inputs(0, 1);
  const updated = (player: PlayerName) => {
    if (structure.dynamics.joint) {
      const movers = { critic: player === 'critic', generator: player === 'generator' };
      return jointStep(structure, state, both, settings, movers).state;
    }
    return player === 'critic'
      ? criticUpdate(structure, state, both.critic[0]!, settings).state
      : generatorUpdate(structure, state, both.generator[0]!, settings).state;
  };
  return (player: PlayerName) => {
    const after = flat(updated(player)[player].parameters);
    return flat(state[player].parameters).map((value, index) => value - after[index]!);
  };
}

/** Where in the flat vector the numbers of each layer lie. */
function places(shape: NetworkShape, from: number): readonly (readonly [number, number])[] {
  const { layers, comparison, count } = layoutOf(shape);
  const starts = [...layers, ...(comparison ? [comparison] : [])].map(({ weights }) => weights);
  return starts.map((start, index) => [from + start, from + (starts[index + 1] ?? count)]);
}

function expectedNorms(game: Game): readonly number[] {
  const gradient = gradients(game);
  const ofPlayer = (player: PlayerName) => {
    const numbers = gradient(player);
    const { shape, companion } = game.structure[player];
    const layers = [
      ...places(shape, 0),
      ...(companion ? places(companion, layoutOf(shape).count) : []),
    ];
    return layers.map(([from, to]) => Math.hypot(...numbers.slice(from, to)));
  };
  const critic = game.structure.loss.criticless ? [] : ofPlayer('critic');
  return [...critic, ...ofPlayer('generator')];
}

describe.each<[string, Changes]>([
  ['a gradient penalty', { loss: 'wasserstein', lipschitz: 'gradient-penalty' }],
  ['spectral normalisation', { loss: 'hinge', lipschitz: 'spectral-norm' }],
  ['a multiplier', { loss: 'fisher', lipschitz: 'none' }],
  ['features', { loss: 'mmd', lipschitz: 'none' }],
  ['no critic', { loss: 'mmd-points' }],
  ['a comparison of samples', { stabilisers: 'minibatch-discrimination', lipschitz: 'none' }],
  ['packs of blurred samples', { stabilisers: 'instance-noise,pac' }],
  ['matched features', { stabilisers: 'feature-matching' }],
  ['normalised sums', { 'critic.normalisation': 'layer', 'generator.normalisation': 'batch' }],
  ['an encoder', { inference: 'ali', lipschitz: 'none' }],
  ['a reconstructor', { inference: 'veegan', lipschitz: 'none' }],
  ['a way back', { inference: 'cycle', lipschitz: 'none' }],
  ['a generator that looks ahead', { loss: 'standard', dynamics: 'unrolled', lipschitz: 'none' }],
])('with %s', (_, changes) => {
  test('the norms by layer are those of the updates that both players make next', () => {
    const game = gameWith(changes);
    const expected = expectedNorms(game);
    expect(Math.max(...expected)).toBeGreaterThan(0);
    expect(relativeError(flat(diagnosed(game)), expected)).toBeLessThan(1e-4);
  });

  test('there is a norm and a matrix of weights for each layer that is listed', () => {
    const game = gameWith(changes);
    const layers = diagnosedNetworks(game.structure).flatMap((network) => network.layers);
    expect(diagnosed(game).size).toBe(layers.length);
    const weights = appliedWeights(game.structure, game.state);
    expect(weights.map(({ shape }) => shape)).toEqual(
      layers.map(({ inputs, outputs }) => [inputs, outputs]),
    );
  });
});

test('dynamics that follow another direction are asked for the gradients all the same', () => {
  const alike = { loss: 'standard', lipschitz: 'none' };
  const norms = flat(diagnosed(gameWith({ ...alike, dynamics: 'consensus' })));
  expect(relativeError(norms, expectedNorms(gameWith(alike)))).toBeLessThan(1e-5);
});

test('a gradient that vanishes through many layers is small, not 0', () => {
  const game = gameWith({
    loss: 'wasserstein',
    lipschitz: 'none',
    'critic.depth': 14,
    'critic.activation': 'tanh',
  });
  const { structure, state } = game;
  const narrow = withParameters(
    state,
    'critic',
    flat(state.critic.parameters).map((value) => 0.01 * value),
  );
  const first = flat(diagnosed({ ...game, state: narrow }))[0]!;
  expect(diagnosedNetworks(structure)[0]!.layers).toHaveLength(15);
  // The square of this is no float32 any more.
  expect(first).toBeLessThan(1e-22);
  expect(first).toBeGreaterThan(1e-36);
});

test('spectrally normalised weights are shown as they are applied', () => {
  const { structure, state } = gameWith({ loss: 'hinge', lipschitz: 'spectral-norm' });
  const [first] = appliedWeights(structure, state);
  const applied = criticOf(structure, state).main.layers[0]!.weights;
  expect(flat(first!)).toEqual(flat(applied));
  expect(flat(first!)[0]).not.toBeCloseTo(flat(state.critic.parameters)[0]!, 3);
});

describe('the verdict', () => {
  const BATCH = 8;

  function asked(changes: Changes) {
    const game = gameWith({ batch: BATCH, ...changes });
    const { structure, state, settings, source } = game;
    const { count, together } = judgedSizes(structure, BATCH);
    const judged = criticInputs({ ...source, size: count }, 3);
    const company = criticInputs(source, 0);
    const found = verdict(structure, state, { judged, company }, settings);
    return { ...game, count, together, judged, company, found };
  }

  test('is the critic’s score of real and of generated samples', () => {
    const { structure, state, judged, found, count } = asked({});
    expect(count).toBe(JUDGED);
    const critic = criticOf(structure, state).main;
    const made = forward(generatorOf(structure, state).main, judged.latents);
    expect(flat(found.real)).toEqual(flat(forward(critic, judged.real)));
    expect(flat(found.generated)).toEqual(flat(forward(critic, made)));
  });

  test('of a critic that compares is given batch by batch', () => {
    const { structure, state, judged, found, count, together } = asked({
      stabilisers: 'minibatch-discrimination',
      lipschitz: 'none',
    });
    expect([count, together]).toEqual([64, BATCH]);
    expect(found.real.shape).toEqual([64]);
    const critic = criticOf(structure, state).main;
    const last = slice(judged.real, [count - BATCH, 0], [BATCH, 2]);
    expect(flat(found.real).slice(-BATCH)).toEqual(flat(forward(critic, last)));
  });

  test('of features is the witness, which is no higher on average where it is symmetric', () => {
    const { structure, state, settings, judged, company, found } = asked({
      loss: 'mmd',
      lipschitz: 'none',
    });
    const generator = generatorOf(structure, state).main;
    // Real samples that the generator made: there is nothing left to witness.
    const same = forward(generator, company.latents);
    const twice = { ...company, real: same };
    const none = verdict(structure, state, { judged, company: twice }, settings);
    expect(Math.max(...flat(none.real).map(Math.abs))).toBeLessThan(1e-6);
    expect(Math.max(...flat(found.real).map(Math.abs))).toBeGreaterThan(1e-3);
  });

  test.each<[string, Changes, number]>([
    ['packs', { stabilisers: 'pac' }, JUDGED],
    ['pairs', { inference: 'ali', lipschitz: 'none' }, JUDGED],
    ['samples of the way there', { inference: 'cycle', lipschitz: 'none' }, JUDGED],
    ['blurred samples', { stabilisers: 'instance-noise' }, JUDGED],
  ])('on %s is finite and one number for each', (_, changes, count) => {
    const { found } = asked(changes);
    for (const scores of [found.real, found.generated]) {
      expect(scores.shape).toEqual([count]);
      expect(flat(scores).every(Number.isFinite)).toBe(true);
    }
  });

  test('blurred samples are blurred', () => {
    const { structure, state, settings, judged, company, found } = asked({
      stabilisers: 'instance-noise',
    });
    const late = {
      ...state,
      generator: { ...state.generator, count: scalar(1e6) },
    };
    const sharp = verdict(structure, late, { judged, company }, settings);
    expect(relativeError(flat(found.real), flat(sharp.real))).toBeGreaterThan(1e-3);
  });
});

test('nothing is left behind', () => {
  const game = gameWith({ loss: 'wasserstein', lipschitz: 'gradient-penalty' });
  const { structure, state, settings, source } = game;
  const critic = criticInputs(source, 0);
  const judged = criticInputs({ ...source, size: JUDGED }, 1);
  const before = memory().numTensors;
  dispose([
    gradientNorms(structure, state, { critic, generator: critic }, settings),
    ...Object.values(verdict(structure, state, { judged, company: critic }, settings)),
  ]);
  expect(memory().numTensors).toBe(before);
});
