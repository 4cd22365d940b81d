import { describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { distributionById } from '../data/registry.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { changeExperiment, defaultExperiment, targetOf } from '../gan/catalogue.ts';
import { COMPARISON_GRID } from '../metrics/bestCritic.ts';
import { MEASUREMENT_SIZE } from '../metrics/metric.ts';
import { SupersededError, WorkerCrashedError } from './errors.ts';
import { openMetricsClient } from './metricsClient.ts';
import { createMetricsService, KEPT_TARGETS } from './metricsService.ts';
import type { Floor } from '../metrics/metric.ts';
import { metrics, metricsFor } from '../metrics/registry.ts';
import type { Measured, MeasurementSamples } from './protocol.ts';
import { FakeWorker, settled } from './testing.ts';

const ring = changeExperiment(defaultExperiment, { data: 'ring8' });
const grid = changeExperiment(defaultExperiment, { data: 'grid25' });
const ringOfAnotherSeed = changeExperiment(ring, { seed: 9, loss: 'hinge' });

function samplesOf(data: string): MeasurementSamples {
  const target = distributionById(data).create({});
  const points = (count: number, stream: string) =>
    target.sample(count, createRandom(1, stream, 0));
  return {
    iteration: 12,
    generated: points(MEASUREMENT_SIZE.generated, 'generated'),
    real: points(MEASUREMENT_SIZE.real, 'real'),
    slopes: new Float32Array(4),
    largestSlope: 1,
  };
}

const FLOOR: Floor = { value: 0.01, deviation: 0.002 };

function setUp() {
  const workers: FakeWorker[] = [];
  const client = openMetricsClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}

/** A listener that notes what it hears. */
function ear() {
  const heard: [string, Floor][] = [];
  return { heard, listen: (id: string, floor: Floor) => void heard.push([id, floor]) };
}

/** What a worker has been asked for the floors of, in order. */
function askedOf(worker: FakeWorker): readonly string[] {
  return worker.received.map(({ command }) => {
    const { experiment, id } = command as unknown as { experiment: Experiment; id: string };
    return `${experiment.data} ${id}`;
  });
}

async function answerFloor(worker: FakeWorker, floor: Floor | undefined = FLOOR): Promise<void> {
  worker.answer('floor', floor);
  await settled();
}

const called = (...ids: readonly string[]) =>
  ids.map((id) => metrics.find((metric) => metric.id === id)!);

describe('values', () => {
  test('of several runs come from one worker, in the order in which they were asked for', async () => {
    const { client, workers } = setUp();
    const answers: string[] = [];
    const first = client.measure(samplesOf('ring8'), ring, ['jsd']);
    const second = client.measure(samplesOf('grid25'), grid, ['jsd', 'kl']);
    void first.then(() => answers.push('ring8'));
    void second.then(() => answers.push('grid25'));
    const [worker] = workers;
    expect(worker!.received.map(({ command }) => command)).toMatchObject([
      { kind: 'measure', experiment: ring, ids: ['jsd'] },
      { kind: 'measure', experiment: grid, ids: ['jsd', 'kl'] },
    ]);
    for (const { id } of worker!.received) worker!.send({ id, answer: { iteration: id } });
    await expect(first).resolves.toEqual({ iteration: 1 });
    await expect(second).resolves.toEqual({ iteration: 2 });
    expect(answers).toEqual(['ring8', 'grid25']);
    expect(workers).toHaveLength(1);
  });

  test('come again from another worker after a crash', async () => {
    const { client, workers } = setUp();
    const measured = client.measure(samplesOf('ring8'), ring, ['jsd']);
    workers[0]!.crash('gone');
    await expect(measured).rejects.toBeInstanceOf(WorkerCrashedError);
    const again = client.measure(samplesOf('ring8'), ring, ['jsd']);
    workers[1]!.answer('measure', { iteration: 13 });
    await expect(again).resolves.toEqual({ iteration: 13 });
  });

  test('are given up when the client is', async () => {
    const { client, workers } = setUp();
    const measured = client.measure(samplesOf('ring8'), ring, ['jsd']);
    client.terminate();
    await expect(measured).rejects.toBeInstanceOf(SupersededError);
    expect(workers[0]!.terminated).toBe(true);
  });
});

describe('floors', () => {
  test('come one by one, of primary metrics first, from a worker that then ends', async () => {
    const { client, workers } = setUp();
    const { heard, listen } = ear();
    client.floors(ring, called('kl', 'mmd', 'jsd'), listen);
    const [worker] = workers;
    // What is under way is not interrupted by what would have come first.
    client.floors(grid, called('modes'), listen);
    expect(askedOf(worker!)).toEqual(['ring8 jsd']);
    await answerFloor(worker!);
    expect(heard).toEqual([['jsd', FLOOR]]);
    await answerFloor(worker!, { value: 25, deviation: 0 });
    await answerFloor(worker!);
    expect(worker!.terminated).toBe(false);
    await answerFloor(worker!);
    expect(askedOf(worker!)).toEqual(['ring8 jsd', 'grid25 modes', 'ring8 kl', 'ring8 mmd']);
    expect(heard.map(([id]) => id)).toEqual(['jsd', 'modes', 'kl', 'mmd']);
    expect(worker!.terminated).toBe(true);
    expect(workers).toHaveLength(1);
  });

  test('asked for again cost nothing: under way, waiting or known', async () => {
    const { client, workers } = setUp();
    const [one, other] = [ear(), ear()];
    client.floors(ring, called('jsd', 'kl'), one.listen);
    client.floors(ring, called('jsd', 'kl'), one.listen);
    client.floors(ringOfAnotherSeed, called('kl', 'jsd'), other.listen);
    await answerFloor(workers[0]!);
    await answerFloor(workers[0]!);
    expect(askedOf(workers[0]!)).toEqual(['ring8 jsd', 'ring8 kl']);
    expect(one.heard.map(([id]) => id)).toEqual(['jsd', 'kl']);
    expect(other.heard).toEqual(one.heard);

    const late = ear();
    client.floors(ring, called('kl', 'jsd'), late.listen);
    expect(late.heard.map(([id]) => id)).toEqual(['kl', 'jsd']);
    expect(workers).toHaveLength(1);
  });

  test('of another target do not throw away those that are still wanted', async () => {
    const { client, workers } = setUp();
    const { heard, listen } = ear();
    client.floors(ring, called('jsd', 'kl'), listen);
    client.floors(grid, called('jsd'), listen);
    client.keepFloorsOf([grid, ring]);
    for (let floor = 0; floor < 3; floor++) await answerFloor(workers[0]!);
    expect(askedOf(workers[0]!)).toEqual(['ring8 jsd', 'grid25 jsd', 'ring8 kl']);
    expect(heard).toHaveLength(3);
  });

  test('of targets that are no longer wanted are dropped, also those under way', async () => {
    const { client, workers } = setUp();
    const { heard, listen } = ear();
    client.floors(ring, called('jsd', 'kl'), listen);
    client.floors(grid, called('jsd'), listen);
    client.keepFloorsOf([grid]);
    await settled();
    expect(workers[0]!.terminated).toBe(true);
    expect(askedOf(workers[1]!)).toEqual(['grid25 jsd']);
    await answerFloor(workers[1]!);
    expect(heard).toEqual([['jsd', FLOOR]]);
    expect(workers[1]!.terminated).toBe(true);

    client.floors(ring, called('jsd'), listen);
    expect(askedOf(workers[2]!)).toEqual(['ring8 jsd']);
  });

  test('asked for while one is given up are not lost', async () => {
    const { client, workers } = setUp();
    const { heard, listen } = ear();
    client.floors(ring, called('jsd'), listen);
    client.keepFloorsOf([]);
    client.floors(ring, called('jsd'), listen);
    await settled();
    expect(workers).toHaveLength(2);
    await answerFloor(workers[1]!);
    expect(heard).toEqual([['jsd', FLOOR]]);
  });

  test('that cannot be had are not tried again, and the others are found', async () => {
    const { client, workers } = setUp();
    const { heard, listen } = ear();
    client.floors(ring, called('jsd', 'kl', 'birthday'), listen);
    workers[0]!.crash('out of memory');
    await settled();
    expect(askedOf(workers[1]!)).toEqual(['ring8 kl']);
    await answerFloor(workers[1]!);
    workers[1]!.answer('floor', undefined);
    await settled();
    expect(heard).toEqual([['kl', FLOOR]]);
    client.floors(ring, called('jsd', 'kl', 'birthday'), listen);
    expect(workers).toHaveLength(2);
  });

  test('end with the client, and what is known stays known', async () => {
    const { client, workers } = setUp();
    const { heard, listen } = ear();
    client.floors(ring, called('jsd', 'kl'), listen);
    await answerFloor(workers[0]!);
    client.terminate();
    await settled();
    expect(workers).toHaveLength(1);
    expect(workers[0]!.terminated).toBe(true);
    client.floors(ring, called('jsd', 'kl'), listen);
    expect(heard.map(([id]) => id)).toEqual(['jsd', 'jsd']);
    expect(askedOf(workers[1]!)).toEqual(['ring8 kl']);
  });
});

describe('the worker', () => {
  const measure = async (
    experiment: Experiment,
    ids: readonly string[],
    samples: Partial<MeasurementSamples> = {},
    service = createMetricsService(),
  ) =>
    (await service({
      kind: 'measure',
      samples: { ...samplesOf(experiment.data), ...samples },
      experiment,
      ids,
    })) as Measured;

  test('bounds the slope of a critic that comes with the samples', async () => {
    const critic = {
      layers: [
        { inputs: 2, outputs: 2, weights: Float32Array.of(0, -3, 2, 0) },
        { inputs: 2, outputs: 1, weights: Float32Array.of(3, 4) },
      ],
      steepest: 0.5,
    };
    expect(await measure(ring, [], { critic })).toMatchObject({ slopeBound: 7.5 });
    expect(await measure(ring, [])).not.toHaveProperty('slopeBound');
  });

  test('compares scores that come with the samples, by the loss as it is then', async () => {
    const service = createMetricsService();
    const scores = new Float32Array(COMPARISON_GRID.size ** 2);
    const comparison = async (changes: Readonly<Record<string, string | number>>) =>
      (await measure(changeExperiment(ring, changes), [], { scores }, service)).comparison;
    // Where p and q are nearly alike, the best score is midway between the targets.
    const gapOf = async (b: number) =>
      (await comparison({ loss: 'least-squares', 'loss.b': b }))!.gap!.rootMeanSquare;
    expect(await gapOf(1)).toBeCloseTo(0.5, 1);
    expect(await gapOf(2)).toBeCloseTo(1, 1);
    expect(await comparison({ loss: 'wasserstein' })).toBeUndefined();
    expect(await measure(changeExperiment(ring, { loss: 'hinge' }), [])).not.toHaveProperty(
      'comparison',
    );
  });

  test('measures what it is asked for, of any target, and says what it took', async () => {
    const service = createMetricsService();
    const measured = await measure(ring, ['jsd', 'modes'], {}, service);
    expect(measured).toMatchObject({
      iteration: 12,
      evaluation: { readings: { jsd: {}, modes: { value: 8 } } },
      costs: { jsd: expect.any(Number), modes: expect.any(Number) },
    });
    expect(Object.keys(measured.evaluation.readings)).toEqual(['jsd', 'modes']);
    expect(measured.evaluation).not.toHaveProperty('costs');
    expect((await measure(grid, ['modes'], {}, service)).evaluation.readings).toEqual({
      modes: { value: 25 },
    });
  });

  test('finds the floors of a target near the values of real samples', async () => {
    const service = createMetricsService();
    const { evaluation } = await measure(ring, ['jsd', 'frechet'], {}, service);
    for (const id of ['jsd', 'frechet']) {
      const floor = (await service({ kind: 'floor', experiment: ring, id })) as Floor;
      const off = Math.abs(evaluation.readings[id]!.value! - floor.value);
      expect(off).toBeLessThan(5 * floor.deviation);
    }
  });

  test('keeps the targets it was asked about last', async () => {
    const service = createMetricsService();
    // A floor that is known is the same object; one that was forgotten is found again.
    const floorOf = (radius: number) =>
      service({
        kind: 'floor',
        experiment: changeExperiment(ring, { 'data.radius': radius }),
        id: 'modes',
      });
    const first = await floorOf(1);
    for (let k = 1; k < KEPT_TARGETS; k++) await floorOf(1 + k / 10);
    expect(await floorOf(1)).toBe(first);
    await floorOf(1.9);
    expect(await floorOf(1)).toBe(first);
    for (let k = 1; k <= KEPT_TARGETS; k++) await floorOf(1 + k / 10);
    const again = await floorOf(1);
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });

  test('knows every metric that the page can ask for', async () => {
    const ids = metricsFor(targetOf(ring)).map(({ id }) => id);
    const { evaluation, costs } = await measure(ring, ids);
    expect(Object.keys(evaluation.readings)).toEqual(ids);
    expect(Object.keys(costs)).toEqual(ids);
  });
});
