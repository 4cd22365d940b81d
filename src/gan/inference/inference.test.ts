/** Games with a second network: what the critics see, and whose gradient is whose. */
import { scalar, tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../data/random.ts';
import { distributions } from '../../data/registry.ts';
import { entry } from '../catalogue.ts';
import { criticBatch, generatorBatch } from '../batch.ts';
import { differentiate } from '../gradients.ts';
import { layoutOf } from '../layout.ts';
import { losses } from '../losses/registry.ts';
import { forward } from '../networks.ts';
import { criticValue } from '../objectives.ts';
import { criticOf, generatorOf, networksOf, tensorsOfAll } from '../players.ts';
import { sceneOf } from '../rows.ts';
import {
  arrangeState,
  readState,
  storedValues,
  type StoredTensors,
  type TrainingState,
} from '../state.ts';
import { generatorUpdate, iteration } from '../step.ts';
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
import { inferences } from './registry.ts';

beforeAll(useCpu);

type Changes = Readonly<Record<string, string | number>>;

/** The rate 1 makes a generator's update its gradient. */
const SMOOTH: Changes = {
  loss: 'standard',
  lipschitz: 'none',
  'critic.activation': 'tanh',
  'generator.activation': 'tanh',
  'generator.optimizer': 'sgd',
  'generator.rate': 1,
};
const gameWith = (changes: Changes) => prepared(smallExperiment({ ...SMOOTH, ...changes }));
type Game = ReturnType<typeof gameWith>;

const countOf = ({ structure }: Game) => layoutOf(structure.generator.shape).count;

/** What generator and second network together minimise, and its gradient by the numbers of either. */
function generatorSide(game: Game, state: TrainingState) {
  const { structure, settings, inputs } = game;
  const { state: next, report } = generatorUpdate(
    structure,
    state,
    inputs(0).generator[0]!,
    settings,
  );
  const [before, after] = [state, next].map(({ generator }) => flat(generator.parameters));
  const gradient = before!.map((value, index) => value - after![index]!);
  return {
    loss: flat(report.loss)[0]!,
    own: gradient.slice(0, countOf(game)),
    ofSecond: gradient.slice(countOf(game)),
  };
}

function lossAlong(game: Game, direction: readonly number[], step = 0.01): number {
  const start = flat(game.state.generator.parameters);
  return derivativeAtZero(
    (by) =>
      tidy(
        () =>
          generatorSide(
            game,
            withParameters(game.state, 'generator', movedAlong(start, direction, by)),
          ).loss,
      ),
    step,
  );
}

/** A direction in which only the generator moves, or only the second network. */
function directionOf(game: Game, which: 'own' | 'ofSecond'): readonly number[] {
  const total = game.state.generator.parameters.size;
  const [first, count] =
    which === 'own' ? [0, countOf(game)] : [countOf(game), total - countOf(game)];
  const part = unitVector(which, count);
  return Array.from({ length: total }, (_, index) => part[index - first] ?? 0);
}

describe.each(['ali', 'veegan'])('%s', (inference) => {
  test('the critic judges real samples with their codes and generated ones with their noise', () => {
    tidy(() => {
      const { structure, state, inputs } = gameWith({ inference, 'latent.dimension': 3 });
      const { real, latents } = inputs(0).critic[0]!;
      const { main, companion } = generatorOf(structure, state);
      const { rows } = sceneOf(
        structure,
        { main, companion: companion! },
        { real, latents },
        undefined,
      );
      const [codes, made] = [flat(forward(companion!, real)), flat(forward(main, latents))];
      const [points, noise] = [flat(real), flat(latents)];
      const row = (samples: readonly number[], beside: readonly number[], index: number) => [
        ...samples.slice(2 * index, 2 * index + 2),
        ...beside.slice(3 * index, 3 * index + 3),
      ];
      expect(rows).toHaveLength(1);
      expect(structure.critic.shape.inputs).toBe(5);
      const [judgedReal, judgedMade] = [flat(rows[0]!.real!), flat(rows[0]!.generated)];
      for (let index = 0; index < 8; index++) {
        const at = (of: readonly number[]) => of.slice(5 * index, 5 * index + 5);
        expect(at(judgedReal)).toEqual(row(points, codes, index));
        expect(at(judgedMade)).toEqual(row(made, noise, index));
      }
    });
  });
});

const objectivesWith = (inference: string) =>
  losses
    .filter(
      ({ texts, ...loss }) => !texts && !entry(inferences, inference).refusedBeside!({ loss }),
    )
    .filter(({ id }) => id !== 'misclassification')
    .flatMap(({ id, objectives }) => objectives.map((objective) => [id, objective.id] as const));

describe.each(['ali', 'cycle'])('both networks of %s descend the same', (inference) => {
  // Where a loss has kinks, samples near one are as likely as anywhere: a short step.
  test.each(objectivesWith(inference))('%s, %s', (loss, objective) => {
    const game = gameWith({ inference, loss, objective, 'inference.weight': 1 });
    const { own, ofSecond } = generatorSide(game, game.state);
    const gradient = [...own, ...ofSecond];
    const size = Math.hypot(...gradient);
    for (const which of ['own', 'ofSecond'] as const) {
      const direction = directionOf(game, which);
      const found = dot(gradient, direction);
      expect(Math.abs(found - lossAlong(game, direction, 2e-3)) / size).toBeLessThan(5e-3);
    }
    expect(Math.hypot(...ofSecond)).toBeGreaterThan(1e-3 * size);
  });
});

describe('ali', () => {
  test('the objective of the encoder is the generator’s with the kinds exchanged', () => {
    tidy(() => {
      const game = gameWith({ inference: 'ali', objective: 'non-saturating' });
      const { structure, state, inputs } = game;
      const scene = sceneOf(
        structure,
        generatorOf(structure, state),
        inputs(0).generator[0]!,
        undefined,
      );
      const critic = criticOf(structure, state).main;
      const softplus = (value: number) => Math.log1p(Math.exp(value));
      const meanOf = (values: readonly number[]) =>
        values.reduce((sum, value) => sum + value, 0) / values.length;
      const [onReal, onGenerated] = [scene.rows[0]!.real!, scene.rows[0]!.generated].map((rows) =>
        flat(forward(critic, rows)),
      );
      const wanted =
        meanOf(onGenerated!.map((score) => softplus(-score))) + meanOf(onReal!.map(softplus));
      expect(generatorSide(game, state).loss).toBeCloseTo(wanted, 5);
    });
  });
});

describe('veegan', () => {
  const WEIGHT = 0.6;
  const game = (changes: Changes = {}) =>
    gameWith({
      inference: 'veegan',
      'inference.weight': WEIGHT,
      'latent.dimension': 2,
      ...changes,
    });

  /** λ·mean ‖z − F(G(z))‖² for the noise of the generator's first update. */
  function reconstruction({ structure, inputs }: Game, state: TrainingState): number {
    return tidy(() => {
      const { main, companion } = generatorOf(structure, state);
      const { latents } = inputs(0).generator[0]!;
      const [noise, back] = [flat(latents), flat(forward(companion!, forward(main, latents)))];
      const squares = noise.map((value, index) => (value - back[index]!) ** 2);
      return (WEIGHT * squares.reduce((sum, value) => sum + value, 0)) / latents.shape[0];
    });
  }

  const LOSSES = [
    ['standard', 'minimax'],
    // Looks at real pairs, and so at codes.
    ['relativistic-paired-standard', 'relativistic'],
  ] as const;

  test.each(LOSSES)(
    '%s: the reconstructor descends the reconstruction and nothing else',
    (loss, objective) => {
      const its = game({ loss, objective });
      const { ofSecond } = generatorSide(its, its.state);
      const direction = directionOf(its, 'ofSecond');
      const start = flat(its.state.generator.parameters);
      const measured = derivativeAtZero(
        (by) =>
          reconstruction(
            its,
            withParameters(its.state, 'generator', movedAlong(start, direction, by)),
          ),
        0.01,
      );
      const found = dot([...Array<number>(countOf(its)).fill(0), ...ofSecond], direction);
      expect(Math.abs(found - measured)).toBeLessThan(2e-3 * Math.hypot(...ofSecond));
    },
  );

  test('the reconstructor looks ahead at nothing either', () => {
    const [ahead, plain] = [game({ dynamics: 'unrolled', 'dynamics.steps': 2 }), game()];
    const [first, second] = [ahead, plain].map((of) => generatorSide(of, of.state));
    expect(first!.ofSecond).toEqual(second!.ofSecond);
    expect(first!.own).not.toEqual(second!.own);
  });

  test('the generator descends the critic’s verdict and the reconstruction', () => {
    const its = game();
    const { own } = generatorSide(its, its.state);
    const direction = directionOf(its, 'own');
    const found = dot([...own, ...Array<number>(direction.length - own.length).fill(0)], direction);
    expect(Math.abs(found - lossAlong(its, direction))).toBeLessThan(2e-3 * Math.hypot(...own));
  });
});

describe('cycle', () => {
  const game = () =>
    gameWith({
      inference: 'cycle',
      source: 'two-moons',
      'inference.weight': 2,
      loss: 'wasserstein',
    });

  test('the generator is fed from the second distribution', () => {
    const { source } = game();
    expect(source.latentDimension).toBe(2);
    const moons = entry(distributions, 'two-moons').create({});
    const { latents } = criticBatch(source, 0);
    expect(criticBatch(source, 0).latents).toEqual(latents);
    expect(generatorBatch(source, 0).latents).not.toEqual(latents);
    // Two moons lie within two units; standard normal pairs do not all.
    const spread = Math.max(...moons.sample(1000, createRandom(1, 'moons', 0)).map(Math.abs));
    expect(Math.max(...latents.map(Math.abs))).toBeLessThan(1.5 * spread);
  });

  test('each critic has its rows, and both train', () => {
    tidy(() => {
      const { structure, settings, state, inputs } = game();
      const { real, latents } = inputs(0).critic[0]!;
      const generator = generatorOf(structure, state);
      const scene = sceneOf(structure, generator, { real, latents }, undefined);
      const [forth, back] = scene.rows;
      expect(flat(forth!.real!)).toEqual(flat(real));
      expect(flat(forth!.generated)).toEqual(flat(forward(generator.main, latents)));
      expect(flat(back!.real!)).toEqual(flat(latents));
      expect(flat(back!.generated)).toEqual(flat(forward(generator.companion!, real)));

      const critics = networksOf(structure.critic, state.critic.parameters);
      const mean = (values: readonly number[]) =>
        values.reduce((sum, value) => sum + value, 0) / values.length;
      const value = (
        critic: typeof critics.main,
        { real: genuine, generated }: typeof forth & object,
      ) => mean(flat(forward(critic, generated))) - mean(flat(forward(critic, genuine!)));
      const { value: found, gradients } = differentiate(
        () => criticValue(structure, critics, scene, settings),
        tensorsOfAll(critics),
      );
      const wanted = value(critics.main, forth!) + value(critics.companion!, back!);
      expect(flat(found)[0]).toBeCloseTo(wanted, 4);
      const half = gradients.length / 2;
      for (const part of [gradients.slice(0, half), gradients.slice(half)]) {
        expect(Math.max(...part.flatMap(flat).map(Math.abs))).toBeGreaterThan(1e-3);
      }
    });
  });

  test('coming back is charged by the sum of absolute differences, both ways', () => {
    tidy(() => {
      const its = game();
      const { structure, settings, state, inputs } = its;
      const batch = inputs(0).generator[0]!;
      const { main, companion } = generatorOf(structure, state);
      const apart = (from: typeof batch.latents, to: typeof batch.latents) => {
        const [first, second] = [flat(from), flat(to)];
        return (
          first.reduce((sum, value, i) => sum + Math.abs(value - second[i]!), 0) / from.shape[0]
        );
      };
      const cycles =
        apart(batch.latents, forward(companion!, forward(main, batch.latents))) +
        apart(batch.real!, forward(main, forward(companion!, batch.real!)));
      const without = { ...settings, inference: { weight: scalar(0) } };
      const [whole, rest] = [settings, without].map(
        (numbers) => flat(generatorUpdate(structure, state, batch, numbers).report.loss)[0]!,
      );
      expect(whole! - rest!).toBeCloseTo(2 * cycles, 4);
    });
  });
});

describe.each(['ali', 'veegan', 'cycle'])('a run of %s', (inference) => {
  const restored = (stored: StoredTensors, by: ReturnType<typeof smallExperiment>) =>
    arrangeState(by, (path, shape) =>
      tensor(storedValues(stored, path, shape), [...shape]),
    ) as TrainingState;

  test.each([
    ['spectral-norm', 'optimistic', 'ema'],
    ['groupsort', 'gradient', 'instance-noise'],
    ['dragan', 'unrolled', 'entropy'],
  ])(
    'goes on from a stored state as it would have (%s, %s, %s)',
    async (lipschitz, dynamics, stabilisers) => {
      const experiment = smallExperiment({ inference, lipschitz, dynamics, stabilisers });
      expect(experiment).toMatchObject({ inference, lipschitz, dynamics, stabilisers });
      const { structure, settings, inputs, state } = prepared(experiment);
      const middle = iteration(structure, state, inputs(0), settings).state;
      const stored = await readState(middle);
      const next = async (from: TrainingState) =>
        readState(iteration(structure, from, inputs(1), settings).state);
      expect(await next(restored(stored, experiment))).toEqual(await next(middle));
    },
  );
});
