import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEagerMachine } from '../compiler/eager/machine.ts';
import type { Machine } from '../compiler/machine.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { changeExperiment, parseExperiment } from '../gan/catalogue.ts';
import { COMPARISON_GRID } from '../metrics/bestCritic.ts';
import { MEASUREMENT_SIZE } from '../metrics/metric.ts';
import { wasserstein1 } from '../metrics/wasserstein.ts';
import { DivergenceError, TrainingError } from './errors.ts';
import { openTfjsCpu } from './executors/tfjsCpu.ts';
import { SLOPE_SAMPLES } from './measurement.ts';
import { ARROWS, FIELD } from './picture.ts';
import type { Advance, Frame, FrameRequest, Snapshot } from './protocol.ts';
import { SHOWN_POINTS } from './protocol.ts';
import { cellCentres } from './squareGrid.ts';
import { createTrainer, type Trainer } from './trainer.ts';
import { buffersIn } from './transfer.ts';

const NOTHING: FrameRequest = { field: false, arrows: false, measurement: false, snapshot: false };
const EVERYTHING: FrameRequest = { field: true, arrows: true, measurement: true, snapshot: true };
const NETWORKS =
  'critic.width=8&critic.depth=1&generator.width=8&generator.depth=1&batch=32&critic.steps=2';
const EXPLOSIVE =
  'loss=least-squares&lipschitz=none&critic.optimizer=sgd&critic.rate=1&generator.optimizer=sgd&generator.rate=1';

let machine: Machine;

beforeAll(async () => {
  ({ machine } = await openTfjsCpu());
});

function trainerOf(experiment: Experiment, from?: Snapshot): Promise<Trainer> {
  return createTrainer(experiment, { machine, ...(from && { from }) });
}

function experiment(text: string): Experiment {
  return parseExperiment(`${text}&${NETWORKS}`).experiment;
}

function go(iterations: number, order: Partial<Advance> = {}): Advance {
  return { step: 'iteration', iterations, budgetMs: Infinity, want: NOTHING, ...order };
}

function timeless({ elapsedMs: _elapsed, trainingMs: _training, ...rest }: Frame) {
  return rest;
}

async function distance(trainer: Trainer): Promise<number> {
  const { measurement } = await trainer.advance(go(0, { want: EVERYTHING }));
  const { real, generated } = measurement!;
  return wasserstein1(real.subarray(0, 512), generated.subarray(0, 512));
}

test('orders under way together end where they are to end, and not after it', async () => {
  const trainer = await trainerOf(experiment('loss=standard'));
  const ends = [];
  for (const iterations of [3, 100, 100]) {
    ends.push((await trainer.advance(go(iterations, { until: 5 }))).iteration);
  }
  expect(ends).toEqual([3, 5, 5]);
  expect((await trainer.advance(go(1, { step: 'critic', until: 5 }))).criticUpdates).toBe(11);
  expect((await trainer.advance(go(2, { until: 3 }))).iteration).toBe(5);
  trainer.dispose();
});

describe('a run', () => {
  test.each([
    'loss=wasserstein&lipschitz=gradient-penalty',
    'loss=standard&lipschitz=r1&lipschitz.weight=0.1',
  ])('with %s brings the generator closer to the data', async (text) => {
    const data = 'data=gaussian&data.x=1&data.y=-1&data.sigma=0.3';
    const trainer = await trainerOf(
      experiment(`${data}&${text}&critic.rate=0.01&generator.rate=0.01`),
    );
    const before = await distance(trainer);
    await trainer.advance(go(100));
    expect(await distance(trainer)).toBeLessThan(before / 2);
    trainer.dispose();
  });

  test('is the same for the same seed, to the last bit', async () => {
    const run = async (seed: number) => {
      const trainer = await trainerOf(experiment(`data=ring8&seed=${seed}`));
      return timeless(await trainer.advance(go(5, { want: EVERYTHING })));
    };
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect((await run(8)).generated).not.toEqual(first.generated);
  });

  test.each(['lipschitz=gradient-penalty', 'lipschitz=spectral-norm&updates=simultaneous'])(
    'with %s, resumed from a snapshot, equals the uninterrupted one',
    async (text) => {
      const whole = await trainerOf(experiment(text));
      await whole.advance(go(4));
      const snapshot = structuredClone(await whole.snapshot());
      const expected = await whole.advance(go(3, { want: EVERYTHING }));

      const resumed = await trainerOf(experiment(text), snapshot);
      const found = await resumed.advance(go(3, { want: EVERYTHING }));
      expect(timeless(found)).toEqual(timeless(expected));
    },
  );

  test('is the same in many short frames as in one long one', async () => {
    const short = await trainerOf(experiment('seed=3'));
    const losses: number[] = [];
    for (let i = 0; i < 6; i++) losses.push(...(await short.advance(go(1))).losses.critic);
    const frame = await (await trainerOf(experiment('seed=3'))).advance(go(6));
    expect([...frame.losses.critic]).toEqual(losses);
    expect([...frame.losses.iterations]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test.each(['', 'stabilisers=pac,ema', 'dynamics=optimistic', 'lipschitz=spectral-norm'])(
    'goes back and repeats itself to the last bit, with the numbers of then (%s)',
    async (text) => {
      const then = experiment(text);
      const trainer = await trainerOf(then);
      const { snapshot } = await trainer.advance(go(2, { want: EVERYTHING }));
      const first = await trainer.advance(go(3, { want: EVERYTHING }));
      trainer.change(changeExperiment(then, { 'critic.rate': 0.05 }));
      await trainer.advance(go(2));
      trainer.restore(snapshot!, then);
      expect(trainer.progress).toMatchObject({ iteration: 2, generatorUpdates: 2 });
      expect(timeless(await trainer.advance(go(3, { want: EVERYTHING })))).toEqual(timeless(first));
    },
  );

  test('does not go back to another run, and stays where it is', async () => {
    const trainer = await trainerOf(experiment(''));
    const wider = changeExperiment(experiment(''), { 'critic.width': 9 });
    const other = await (await trainerOf(wider)).snapshot();
    const before = await trainer.snapshot();
    expect(() => trainer.restore(other, experiment(''))).toThrow(/critic\.parameters/);
    expect(() => trainer.restore(other, wider)).toThrow(TrainingError);
    expect(await trainer.snapshot()).toEqual(before);
  });

  test('does not resume from a snapshot of other networks', async () => {
    const snapshot = await (await trainerOf(experiment(''))).snapshot();
    const wider = changeExperiment(experiment(''), { 'critic.width': 9 });
    await expect(trainerOf(wider, snapshot)).rejects.toThrow(/critic\.parameters/);
  });

  test('grows neither in tensors nor in bytes over 2,000 iterations, and leaves none behind', async () => {
    const before = memory();
    const trainer = await trainerOf(experiment('lipschitz=spectral-norm&critic.steps=1'));
    await trainer.advance(go(1, { want: EVERYTHING }));
    const { numTensors, numBytes } = memory();
    for (let i = 0; i < 20; i++) {
      await trainer.advance(go(100, { want: i % 5 === 0 ? EVERYTHING : NOTHING }));
      expect(memory()).toMatchObject({ numTensors, numBytes });
    }
    expect(trainer.progress.iteration).toBe(2001);
    trainer.dispose();
    expect(memory().numTensors).toBe(before.numTensors);
  }, 60_000);
});

describe('a frame', () => {
  test('carries what was asked for and nothing else', async () => {
    const trainer = await trainerOf(experiment(''));
    const full = await trainer.advance(go(2, { want: EVERYTHING }));
    expect(full.generated).toHaveLength(2 * SHOWN_POINTS);
    expect(full.field!.values).toHaveLength(FIELD.size ** 2);
    expect(full.arrows).toHaveLength(2 * ARROWS);
    expect(full.measurement!.generated).toHaveLength(2 * MEASUREMENT_SIZE.generated);
    expect(full.measurement!.real).toHaveLength(2 * MEASUREMENT_SIZE.real);
    expect(full.measurement!.slopes).toHaveLength(SLOPE_SAMPLES);
    expect(full.measurement!.iteration).toBe(2);
    expect(full.measurement!.largestSlope).toBeGreaterThanOrEqual(
      Math.max(...full.measurement!.slopes),
    );
    expect(full.snapshot).toMatchObject({ iteration: 2, criticUpdates: 4, generatorUpdates: 2 });

    const bare = await trainer.advance(go(0));
    expect(bare).not.toHaveProperty('field');
    expect(bare).not.toHaveProperty('arrows');
    expect(bare).not.toHaveProperty('measurement');
    expect(bare).not.toHaveProperty('snapshot');
    expect(bare.losses.iterations).toHaveLength(0);
    expect(bare.generated).toEqual(full.generated);
  });

  test('carries scores at the places of comparison only where they are asked for', async () => {
    const trainer = await trainerOf(experiment(''));
    const want = { ...EVERYTHING, scores: true };
    const { measurement, field } = await trainer.advance(go(1, { want }));
    const scores = measurement!.scores!;
    expect(scores).toHaveLength(COMPARISON_GRID.size ** 2);
    const [fieldCentres, centres] = [cellCentres(FIELD), cellCentres(COMPARISON_GRID)];
    const cell = (COMPARISON_GRID.high - COMPARISON_GRID.low) / COMPARISON_GRID.size;
    field!.values.forEach((shown, index) => {
      const [x, y] = [fieldCentres[2 * index]!, fieldCentres[2 * index + 1]!];
      const [column, row] = [x, y].map((one) => Math.floor((one - COMPARISON_GRID.low) / cell));
      const at = row! * COMPARISON_GRID.size + column!;
      const apart = Math.hypot(centres[2 * at]! - x, centres[2 * at + 1]! - y);
      expect(Math.abs(scores[at]! - shown)).toBeLessThan(1.2 * measurement!.largestSlope * apart);
    });
    const without = await trainer.advance(go(0, { want: EVERYTHING }));
    expect(without.measurement).not.toHaveProperty('scores');
  });

  test('shows the critic where the field says: its slope agrees with finite differences', async () => {
    // Nearly linear critic: scores along a row of the field rise by slope × cell.
    const trainer = await trainerOf(
      experiment('critic.activation=softplus&critic.initialisation=normal'),
    );
    const { field, arrows } = await trainer.advance(go(3, { want: EVERYTHING }));
    const { size, low, high, values } = field!;
    const cell = (high - low) / size;
    const middle = (size / 2) * size + size / 2;
    const slope = [
      (values[middle + 1]! - values[middle - 1]!) / (2 * cell),
      (values[middle + size]! - values[middle - size]!) / (2 * cell),
    ];
    // The wasserstein generator climbs the score: its push is the critic's slope.
    expect(arrows![0]! / slope[0]!).toBeCloseTo(1, 1);
    expect(arrows![1]! / slope[1]!).toBeCloseTo(1, 1);
  });

  test('can be taken over by another thread without harm to the run', async () => {
    const trainer = await trainerOf(experiment(''));
    const { snapshot, generated } = await trainer.advance(go(1, { want: EVERYTHING }));
    const buffers = Object.values(snapshot!.tensors).map(({ values }) => values.buffer);
    structuredClone(
      { buffers, generated },
      { transfer: [...(buffers as ArrayBuffer[]), generated.buffer as ArrayBuffer] },
    );
    const { losses } = await trainer.advance(go(1));
    expect(Number.isFinite(losses.critic[0])).toBe(true);

    for (let i = 0; i < 2; i++) {
      const frame = await trainer.advance(go(0, { want: EVERYTHING }));
      expect(() => structuredClone(frame, { transfer: buffersIn(frame) })).not.toThrow();
    }
  });

  test('ends when its time is spent, after one step at least', async () => {
    const trainer = await trainerOf(experiment(''));
    const { losses } = await trainer.advance(go(1000, { budgetMs: 0 }));
    expect(losses.iterations).toHaveLength(1);
  });

  test('holds at most twice as many steps as the one before where the device runs behind', async () => {
    const trainer = await createTrainer(experiment(''), {
      machine: createEagerMachine({ runsAhead: true }),
    });
    const counts: number[] = [];
    for (let i = 0; i < 4; i++) {
      const { losses } = await trainer.advance(go(5));
      counts.push(losses.iterations.length);
    }
    expect(counts).toEqual([1, 2, 4, 5]);
  });
});

describe('one player alone', () => {
  test('moves without the iteration', async () => {
    const trainer = await trainerOf(experiment(''));
    const before = await trainer.snapshot();
    const critic = await trainer.advance(go(2, { step: 'critic', want: EVERYTHING }));
    expect(critic).toMatchObject({ iteration: 0, criticUpdates: 2, generatorUpdates: 0 });
    expect([...critic.losses.generator]).toEqual([Number.NaN, Number.NaN]);
    expect([...critic.losses.iterations]).toEqual([0, 0]);
    const parameters = (of: typeof before, player: string) => of.tensors[`${player}.parameters`];
    expect(parameters(critic.snapshot!, 'generator')).toEqual(parameters(before, 'generator'));
    expect(parameters(critic.snapshot!, 'critic')).not.toEqual(parameters(before, 'critic'));

    const generator = await trainer.advance(go(1, { step: 'generator', want: EVERYTHING }));
    expect(generator).toMatchObject({ iteration: 0, criticUpdates: 2, generatorUpdates: 1 });
    expect(parameters(generator.snapshot!, 'critic')).toEqual(
      parameters(critic.snapshot!, 'critic'),
    );
  });

  test('takes the updates of an iteration one by one', async () => {
    const whole = await trainerOf(experiment(''));
    const { snapshot: expected } = await whole.advance(go(1, { want: EVERYTHING }));
    const parts = await trainerOf(experiment(''));
    await parts.advance(go(2, { step: 'critic' }));
    await parts.advance(go(1, { step: 'generator' }));
    expect((await parts.snapshot()).tensors).toEqual(expected!.tensors);
  });
});

describe('a change', () => {
  test('of live fields acts on the run in progress', async () => {
    const chosen = experiment('critic.rate=0.001&generator.rate=0.001');
    const trainer = await trainerOf(chosen);
    await trainer.advance(go(2));
    trainer.change(changeExperiment(chosen, { 'generator.steps': 0, 'critic.rate': 1e-6 }));
    const before = await trainer.snapshot();
    const frame = await trainer.advance(go(2, { want: EVERYTHING }));
    expect(frame.iteration).toBe(4);
    expect(frame.generatorUpdates).toBe(2);
    expect([...frame.losses.generator]).toEqual([Number.NaN, Number.NaN]);
    const moved = frame.snapshot!.tensors['critic.parameters']!.values;
    const start = before.tensors['critic.parameters']!.values;
    const steps = [...moved].map((value, index) => Math.abs(value - start[index]!));
    // Adam moves by about its rate in each of the four updates.
    expect(Math.max(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeLessThan(1e-5);
  });

  test('of the structure is refused by name, and the run stays', async () => {
    const chosen = experiment('');
    const trainer = await trainerOf(chosen);
    const wider = changeExperiment(chosen, { 'critic.width': 16, batch: 64 });
    expect(() => trainer.change(wider)).toThrow(TrainingError);
    expect(() => trainer.change(wider)).toThrow(/critic\.width, batch/);
    expect((await trainer.advance(go(1))).iteration).toBe(1);
  });
});

describe('divergence', () => {
  test('is reported with its iteration, and the trainer stands where it was last good', async () => {
    const trainer = await trainerOf(experiment(EXPLOSIVE));
    const tensors = memory().numTensors;
    const error = await trainer.advance(go(200)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DivergenceError);
    const { iteration } = error as DivergenceError;
    expect(trainer.progress.iteration).toBe(0);
    expect(memory().numTensors).toBe(tensors);

    for (let i = 1; i < iteration; i++) await trainer.advance(go(1));
    const good = await trainer.snapshot();
    for (const { values } of Object.values(good.tensors)) {
      expect(values.every(Number.isFinite)).toBe(true);
    }
    await expect(trainer.advance(go(1))).rejects.toMatchObject({ iteration });
    expect(trainer.progress.iteration).toBe(iteration - 1);
    expect(await trainer.snapshot()).toEqual(good);
  });

  test.each([
    EXPLOSIVE,
    'critic.optimizer=sgd&critic.rate=1&generator.optimizer=sgd&generator.rate=1',
  ])('of %s is found in the same iteration whatever the length of frames', async (hash) => {
    const whenDiverged = async (length: number) => {
      const trainer = await trainerOf(experiment(hash));
      for (;;) {
        const frame = await trainer.advance(go(length)).catch((thrown: unknown) => thrown);
        if (frame instanceof DivergenceError) return frame.iteration;
        expect(trainer.progress.iteration).toBeLessThan(200);
      }
    };
    expect(await whenDiverged(1)).toBe(await whenDiverged(200));
  });

  test('of parameters alone is noticed too', async () => {
    const snapshot = await (await trainerOf(experiment(''))).snapshot();
    snapshot.tensors['generator.parameters']!.values[3] = Number.NaN;
    const trainer = await trainerOf(experiment(''), snapshot);
    await expect(trainer.advance(go(1))).rejects.toMatchObject({ iteration: 1 });
  });

  test('can be mended by a live change', async () => {
    const chosen = experiment(EXPLOSIVE);
    const trainer = await trainerOf(chosen);
    await expect(trainer.advance(go(200))).rejects.toBeInstanceOf(DivergenceError);
    trainer.change(changeExperiment(chosen, { 'critic.rate': 0.001, 'generator.rate': 0.001 }));
    expect((await trainer.advance(go(20))).iteration).toBe(20);
  });
});
