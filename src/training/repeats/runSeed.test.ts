import { describe, expect, test } from 'vitest';
import { defaultExperiment } from '../../gan/catalogue.ts';
import { DivergenceError, TrainingError } from '../errors.ts';
import type { Advance, Frame } from '../protocol.ts';
import { SHOWN_POINTS } from '../protocol.ts';
import { runSeed, type SeedTraining } from './runSeed.ts';
import { validateOutcome } from './validateOutcome.ts';

const STEP = 40;
const order = { experiment: { ...defaultExperiment, seed: 9 }, iterations: 100 };

/** Trains 40 iterations to a frame, and makes points that say how far it has come. */
class Pretended implements SeedTraining {
  iteration = 0;
  readonly orders: Advance[] = [];
  point = -0.12345;
  failure: Error | undefined;

  async begin() {
    return 'wasm' as const;
  }

  async advance(wanted: Advance): Promise<Frame> {
    this.orders.push(wanted);
    if (this.failure && this.iteration > 0) throw this.failure;
    this.iteration += Math.min(STEP, wanted.iterations);
    const generated = new Float32Array(2 * SHOWN_POINTS).fill(this.point);
    const measurement = {
      iteration: this.iteration,
      generated: new Float32Array(20).fill(this.iteration),
      real: new Float32Array(20),
      slopes: new Float32Array(0),
      largestSlope: 0,
    };
    return {
      iteration: this.iteration,
      criticUpdates: 0,
      generatorUpdates: 0,
      losses: {
        iterations: new Float64Array(0),
        critic: new Float32Array(0),
        generator: new Float32Array(0),
      },
      generated,
      trainingMs: 500,
      elapsedMs: 600,
      ...(wanted.want.measurement && { measurement }),
    };
  }

  measure: SeedTraining['measure'] = async ({ iteration }) => ({
    values: { iteration, none: undefined, unknown: Number.NaN },
    modeShares: Float64Array.of(0.5, 0.25),
  });
}

describe('a seed', () => {
  test('trains to the end, is measured there once, and has a record that passes', async () => {
    const training = new Pretended();
    const told: number[] = [];
    const outcome = await runSeed(order, training, { onProgress: (done) => told.push(done) });
    expect(told).toEqual([40, 80, 100]);
    expect(training.orders.map(({ iterations }) => iterations)).toEqual([100, 60, 20, 0]);
    expect(training.orders.filter(({ want }) => want.measurement)).toHaveLength(1);
    expect(outcome).toMatchObject({
      seed: 9,
      iterations: 100,
      executor: 'wasm',
      seconds: 2,
      metrics: { iteration: 100, none: null, unknown: null },
      modeShares: [0.5, 0.25],
    });
    expect(outcome).not.toHaveProperty('diverged');
    expect(new Set(outcome.samples)).toEqual(new Set([-0.123]));
    expect(validateOutcome(JSON.parse(JSON.stringify(outcome)))).toEqual(outcome);
  });

  test('that diverges has an outcome that says where', async () => {
    const training = new Pretended();
    training.failure = new DivergenceError(57);
    const outcome = await runSeed(order, training);
    expect(outcome).toMatchObject({ diverged: 57, metrics: {}, samples: [] });
    expect(validateOutcome(outcome)).toEqual(outcome);
  });

  test('whose samples are not finite counts as diverged', async () => {
    const training = new Pretended();
    training.point = Infinity;
    expect(await runSeed(order, training)).toMatchObject({ diverged: 100, samples: [] });
  });

  test('keeps no negative zero, which JSON would lose', async () => {
    const training = new Pretended();
    training.point = -0.0001;
    const { samples } = await runSeed(order, training);
    expect(Object.is(samples[0], 0)).toBe(true);
  });

  test('ends between frames when it is told to', async () => {
    const training = new Pretended();
    const ending = new AbortController();
    const running = runSeed(order, training, {
      signal: ending.signal,
      onProgress: () => ending.abort(),
    });
    await expect(running).rejects.toThrow('aborted');
    expect(training.iteration).toBe(STEP);
  });

  test('is not begun when it was told to end before', async () => {
    const training = new Pretended();
    await expect(runSeed(order, training, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(training.orders).toEqual([]);
  });

  test('passes every other failure on', async () => {
    const training = new Pretended();
    training.failure = new TrainingError('The device is gone.', 'Go on.');
    await expect(runSeed(order, training)).rejects.toBe(training.failure);
  });
});
