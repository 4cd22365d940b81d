/** What stabilisers do to a run, against what they say. */
import { scalar, slice, tensor1d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { batchSource, criticBatch, criticBatchShapes, generatorBatchShapes } from '../batch.ts';
import { layoutOf } from '../layout.ts';
import { forward, unpack } from '../networks.ts';
import { operations } from '../operations.ts';
import { criticOf, generatorOf } from '../players.ts';
import { deviationOf, sceneOf } from '../rows.ts';
import type { TrainingState } from '../state.ts';
import { criticUpdate, iteration } from '../step.ts';
import { flat, prepared, smallExperiment, useCpu, withParameters } from '../testing.ts';
import { generate, generatorPush } from '../views.ts';
import { instanceNoise } from './instance-noise.ts';

beforeAll(useCpu);

type Changes = Readonly<Record<string, string | number>>;
const gameWith = (changes: Changes) => prepared(smallExperiment(changes));
type Game = ReturnType<typeof gameWith>;

/** What the critic judges in its first update. */
function sceneIn({ structure, settings, inputs, state }: Game) {
  const deviation = deviationOf(structure, state, settings);
  return sceneOf(structure, generatorOf(structure, state), inputs(0).critic[0]!, deviation);
}

describe('packing', () => {
  const PACK = 3;
  const packed = (changes: Changes = {}) =>
    gameWith({ stabilisers: 'pac', 'pac.samples': PACK, ...changes });

  test('the batch counts packs, and the critic sees each as one row', () => {
    const game = packed({ 'latent.dimension': 4 });
    const { rows, generated, real } = sceneIn(game);
    expect([generated.shape, real!.shape]).toEqual([
      [24, 2],
      [24, 2],
    ]);
    const [{ real: judged, generated: made, interpolates }] = rows as [(typeof rows)[0]];
    for (const of of [judged, made, interpolates]) expect(of!.shape).toEqual([8, 6]);
    expect(flat(judged!)).toEqual(flat(real!));
    expect(flat(made)).toEqual(flat(generated));
    expect(criticBatchShapes(game.source)).toMatchObject({ latents: [24, 4], mix: [8, 1] });
    expect(generatorBatchShapes(game.source)).toEqual({ latents: [24, 4] });
  });

  test('samples of a pack are drawn independently', () => {
    const { real } = criticBatch(batchSource(smallExperiment({ stabilisers: 'pac' })), 0);
    const rows = new Set(Array.from({ length: 16 }, (_, row) => `${real[2 * row]}`));
    expect(rows.size).toBe(16);
  });

  test('is the plain game for a critic that minds the first sample of a pack alone', () => {
    const shared = { lipschitz: 'none', loss: 'standard', 'generator.optimizer': 'sgd' };
    const [game, plain] = [packed(shared), gameWith(shared)];
    const { shape } = game.structure.critic;
    const [from, to] = [plain.structure.critic.shape, shape].map((of) => layoutOf(of).layers[0]!);
    const numbers = flat(plain.state.critic.parameters);
    const width = from!.outputs;
    // The weights of the first sample's two coordinates come first; those of the others are 0.
    const parameters = [
      ...numbers.slice(0, 2 * width),
      ...Array<number>(2 * (PACK - 1) * width).fill(0),
      ...numbers.slice(2 * width),
    ];
    expect(parameters).toHaveLength(layoutOf(shape).count);
    expect(to!.inputs).toBe(2 * PACK);
    tidy(() => {
      const { real, generated } = sceneIn(game).rows[0]!;
      const firsts = (rows: Tensor2D) => slice(rows, [0, 0], [8, 2]) as Tensor2D;
      const packCritic = unpack(shape, tensor1d(parameters));
      const critic = criticOf(plain.structure, plain.state).main;
      for (const rows of [real!, generated]) {
        const found = flat(forward(packCritic, rows));
        flat(forward(critic, firsts(rows))).forEach((score, row) =>
          expect(found[row]).toBeCloseTo(score, 6),
        );
      }
      // And a generated sample that is not the first of its pack is not pushed anywhere.
      const state = withParameters(game.state, 'critic', parameters);
      const latents = game.inputs(0).generator[0]!.latents;
      const points = generate(game.structure, state, latents);
      const push = flat(generatorPush(game.structure, state, { points, latents }, game.settings));
      push.forEach((value, index) => {
        if (index % (2 * PACK) >= 2) expect(Math.abs(value)).toBe(0);
      });
      expect(push.filter((value) => value !== 0)).toHaveLength(2 * 8);
    });
  });

  test.each(['gradient-penalty', 'r1-r2', 'dragan', 'spectral-norm', 'groupsort'])(
    'trains under %s',
    (lipschitz) => {
      const { structure, settings, state, inputs } = packed({ lipschitz });
      const { state: next, report } = iteration(structure, state, inputs(0), settings);
      const numbers = [...flat(next.critic.parameters), ...flat(next.generator.parameters)];
      expect([...numbers, ...flat(report.criticLoss!)].every(Number.isFinite)).toBe(true);
    },
  );
});

describe('instance noise', () => {
  test.each([
    [0, 100, 0.5],
    [50, 100, 0.25],
    [100, 100, 0],
    [250, 100, 0],
    [0, 0, 0.5],
    [1000, 0, 0.5],
  ])('after %i of %i updates its deviation is %f', (updates, last, deviation) => {
    tidy(() => {
      const settings = { deviation: scalar(0.5), updates: scalar(last) };
      const found = instanceNoise.deviation!(operations, scalar(updates), settings);
      expect(flat(found)).toEqual([deviation]);
    });
  });

  test('is on real and on generated samples, of its size, and on nothing else', () => {
    const game = gameWith({ stabilisers: 'instance-noise', 'instance-noise.deviation': 0.3 });
    const { realNoise, generatedNoise, real } = game.inputs(0).critic[0]!;
    const { rows, ...samples } = sceneIn(game);
    const difference = (of: Tensor2D, from: Tensor2D) => {
      const [noisy, clean] = [flat(of), flat(from)];
      return noisy.map((value, index) => value - clean[index]!);
    };
    expect(flat(samples.real!)).toEqual(flat(real));
    difference(rows[0]!.real!, samples.real!).forEach((value, index) =>
      expect(value).toBeCloseTo(0.3 * flat(realNoise!)[index]!, 5),
    );
    difference(rows[0]!.generated, samples.generated).forEach((value, index) =>
      expect(value).toBeCloseTo(0.3 * flat(generatedNoise!)[index]!, 5),
    );
    expect(flat(realNoise!)).not.toEqual(flat(generatedNoise!));
  });

  test('goes by the updates of the generator, and is gone after the last', () => {
    const game = gameWith({ stabilisers: 'instance-noise', 'instance-noise.updates': 3 });
    const { structure, settings, inputs } = game;
    let { state } = game;
    const deviations: number[] = [];
    for (let number = 0; number < 5; number++) {
      deviations.push(flat(deviationOf(structure, state, settings)!)[0]!);
      state = iteration(structure, state, inputs(number), settings).state;
    }
    [0.5, 1 / 3, 1 / 6, 0, 0].forEach((wanted, index) =>
      expect(deviations[index]).toBeCloseTo(wanted, 6),
    );
    const last = state;
    const { generatedNoise, realNoise, ...quiet } = inputs(9).critic[0]!;
    expect([generatedNoise, realNoise]).not.toContain(undefined);
    const moved = (batch: typeof quiet) =>
      flat(criticUpdate(structure, last, batch, settings).state.critic.parameters);
    expect(moved(inputs(9).critic[0]!)).toEqual(moved(quiet));
  });
});

describe('the averaged generator', () => {
  const DECAY = 0.8;

  test('is the running mean of the generators, while training goes as without it', () => {
    const game = gameWith({ stabilisers: 'ema', 'ema.decay': DECAY });
    const plain = gameWith({});
    let state: TrainingState = game.state;
    let plainState: TrainingState = plain.state;
    let average = flat(game.state.generator.parameters);
    expect(flat(state.averaged!)).toEqual(average);
    for (let number = 0; number < 6; number++) {
      state = iteration(game.structure, state, game.inputs(number), game.settings).state;
      plainState = iteration(
        plain.structure,
        plainState,
        plain.inputs(number),
        plain.settings,
      ).state;
      const now = flat(state.generator.parameters);
      average = average.map((value, index) => DECAY * value + (1 - DECAY) * now[index]!);
      expect(now).toEqual(flat(plainState.generator.parameters));
      expect(flat(state.critic.parameters)).toEqual(flat(plainState.critic.parameters));
    }
    flat(state.averaged!).forEach((value, index) => expect(value).toBeCloseTo(average[index]!, 5));
    // What is shown is the average.
    const latents = game.inputs(0).generator[0]!.latents;
    const shown = generate(game.structure, state, latents);
    const ofAverage = withParameters(plainState, 'generator', flat(state.averaged!));
    expect(flat(shown)).toEqual(flat(generate(plain.structure, ofAverage, latents)));
    expect(flat(shown)).not.toEqual(flat(generate(plain.structure, plainState, latents)));
  });
});
