import { describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { distributionById } from '../data/registry.ts';
import { changeExperiment, defaultExperiment } from '../gan/catalogue.ts';
import { COMPARISON_GRID } from '../metrics/bestCritic.ts';
import { MEASUREMENT_SIZE } from '../metrics/metric.ts';
import { SupersededError, TrainingError, WorkerCrashedError } from './errors.ts';
import { openMetricsClient } from './metricsClient.ts';
import { createMetricsService } from './metricsService.ts';
import type { Floors, Measured, MeasurementSamples } from './protocol.ts';
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

function setUp() {
  const workers: FakeWorker[] = [];
  const heard: Floors[] = [];
  const client = openMetricsClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  client.onFloors((floors) => heard.push(floors));
  return { client, workers, heard };
}

async function measureOnce({ client, workers }: ReturnType<typeof setUp>) {
  const values = workers.at(-1)!;
  const measured = client.measure(samplesOf('ring8'), ring);
  values.answer('measure', { iteration: 12 });
  await measured;
}

/** The floors worker, when it has been asked. */
async function floorsAsked(worker: FakeWorker): Promise<FakeWorker> {
  worker.answer('prepare', undefined);
  await settled();
  expect(worker.received.map(({ command }) => command.kind)).toEqual(['prepare', 'floors']);
  return worker;
}

describe('the page', () => {
  test('gets values first, then floors from a worker of their own', async () => {
    const parts = setUp();
    const { client, workers, heard } = parts;
    void client.prepare(ring);
    workers[0]!.answer('prepare', undefined);
    expect(workers).toHaveLength(1);
    await measureOnce(parts);
    expect(workers).toHaveLength(2);
    const floors = await floorsAsked(workers[1]!);

    // Measuring goes on meanwhile.
    const meanwhile = client.measure(samplesOf('ring8'), ring);
    workers[0]!.answer('measure', { iteration: 13 });
    await expect(meanwhile).resolves.toEqual({ iteration: 13 });

    floors.answer('floors', { jsd: 0.01 });
    await settled();
    expect(heard).toEqual([{ jsd: 0.01 }]);
    expect(floors.terminated).toBe(true);
  });

  test('keeps floors for as long as the target is the same', async () => {
    const parts = setUp();
    const { client, workers, heard } = parts;
    void client.prepare(ring);
    workers[0]!.answer('prepare', undefined);
    await measureOnce(parts);
    (await floorsAsked(workers[1]!)).answer('floors', { jsd: 0.01 });
    await settled();
    await client.prepare(ringOfAnotherSeed);
    expect(heard).toEqual([{ jsd: 0.01 }, { jsd: 0.01 }]);
    expect(workers).toHaveLength(2);
  });

  test('drops values and floors of a target that is no longer shown', async () => {
    const parts = setUp();
    const { client, workers, heard } = parts;
    void client.prepare(ring);
    workers[0]!.answer('prepare', undefined);
    await measureOnce(parts);
    const floors = await floorsAsked(workers[1]!);
    const stale = client.measure(samplesOf('ring8'), ring);

    void client.prepare(grid);
    await expect(stale).rejects.toBeInstanceOf(SupersededError);
    expect(floors.terminated).toBe(true);
    floors.answer('floors', { jsd: 0.01 });
    await settled();
    expect(heard).toEqual([]);
    expect(workers.at(-1)!.received[0]!.command).toMatchObject({
      kind: 'prepare',
      experiment: grid,
    });
  });

  test('is told of a crash, and measures again after preparing again', async () => {
    const { client, workers } = setUp();
    void client.prepare(ring);
    workers[0]!.answer('prepare', undefined);
    const measured = client.measure(samplesOf('ring8'), ring);
    workers[0]!.crash('gone');
    await expect(measured).rejects.toBeInstanceOf(WorkerCrashedError);
    void client.prepare(ring);
    expect(workers).toHaveLength(2);
  });

  test('cannot measure before preparing', async () => {
    await expect(setUp().client.measure(samplesOf('ring8'), ring)).rejects.toBeInstanceOf(
      TrainingError,
    );
    await expect(
      createMetricsService()({ kind: 'measure', samples: samplesOf('ring8'), experiment: ring }),
    ).rejects.toBeInstanceOf(TrainingError);
  });
});

test('the worker bounds the slope of a critic that comes with the samples', async () => {
  const service = createMetricsService();
  await service({ kind: 'prepare', experiment: ring });
  const critic = {
    layers: [
      { inputs: 2, outputs: 2, weights: Float32Array.of(0, -3, 2, 0) },
      { inputs: 2, outputs: 1, weights: Float32Array.of(3, 4) },
    ],
    steepest: 0.5,
  };
  const samples = { ...samplesOf('ring8'), critic };
  expect(await service({ kind: 'measure', samples, experiment: ring })).toMatchObject({
    slopeBound: 7.5,
  });
  expect(
    await service({ kind: 'measure', samples: samplesOf('ring8'), experiment: ring }),
  ).not.toHaveProperty('slopeBound');
});

test('the worker compares scores that come with the samples, by the loss as it is then', async () => {
  const service = createMetricsService();
  await service({ kind: 'prepare', experiment: ring });
  const samples = { ...samplesOf('ring8'), scores: new Float32Array(COMPARISON_GRID.size ** 2) };
  const comparison = async (changes: Readonly<Record<string, string | number>>) => {
    const experiment = changeExperiment(ring, changes);
    return ((await service({ kind: 'measure', samples, experiment })) as Measured).comparison;
  };
  // Where p and q are nearly alike, the best score is midway between the targets.
  const gapOf = async (b: number) =>
    (await comparison({ loss: 'least-squares', 'loss.b': b }))!.gap!.rootMeanSquare;
  expect(await gapOf(1)).toBeCloseTo(0.5, 1);
  expect(await gapOf(2)).toBeCloseTo(1, 1);
  expect(await comparison({ loss: 'wasserstein' })).toBeUndefined();

  const without = { kind: 'measure', samples: samplesOf('ring8') } as const;
  const hinge = changeExperiment(ring, { loss: 'hinge' });
  expect(await service({ ...without, experiment: hinge })).not.toHaveProperty('comparison');
});

test('the worker measures real samples near their floors', async () => {
  const service = createMetricsService();
  await service({ kind: 'prepare', experiment: ring });
  const measured = await service({
    kind: 'measure',
    samples: samplesOf('ring8'),
    experiment: ring,
  });
  const floors = (await service({ kind: 'floors' })) as Floors;
  expect(measured).toMatchObject({
    iteration: 12,
    evaluation: { readings: { modes: { value: 8 } } },
  });
  const { readings } = (measured as { evaluation: { readings: Record<string, { value: number }> } })
    .evaluation;
  expect(Object.keys(floors)).toEqual(Object.keys(readings));
  expect(readings['jsd']!.value).toBeLessThan(2 * floors['jsd']!);
  expect(readings['wasserstein1']!.value).toBeLessThan(2 * floors['wasserstein1']!);
});
