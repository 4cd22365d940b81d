import { describe, expect, test, vi } from 'vitest';
import { changeExperiment, defaultExperiment, parseExperiment } from '../gan/catalogue.ts';
import {
  DeviceLostError,
  SupersededError,
  toFailure,
  TrainingError,
  WorkerCrashedError,
} from './errors.ts';
import { openersWith } from './executors.ts';
import type { Advance } from './protocol.ts';
import { createRuns } from './runs.ts';
import { FakeWorker, settled, workingWorker } from './testing.ts';
import { openTrainingClient } from './trainingClient.ts';
import { createTrainingService } from './trainingService.ts';

const order: Advance = {
  step: 'iteration',
  iterations: 2,
  budgetMs: 1000,
  want: { field: false, arrows: false, measurement: false, snapshot: true },
};

function setUp() {
  const workers: FakeWorker[] = [];
  const client = openTrainingClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}

describe('the page', () => {
  test('gets frames only of the run it started last', async () => {
    const { client, workers } = setUp();
    const first = client.start(defaultExperiment);
    workers[0]!.answer('start', { frame: 'first' });
    await expect(first).resolves.toEqual({ frame: 'first' });

    const stale = client.advance(order);
    const second = client.start(defaultExperiment);
    await expect(stale).rejects.toBeInstanceOf(SupersededError);
    workers[0]!.answer('advance', 'stale frame');
    workers[0]!.answer('start', { frame: 'second' });
    await expect(second).resolves.toEqual({ frame: 'second' });

    const fresh = client.advance(order);
    workers[0]!.answer('advance', 'fresh frame');
    await expect(fresh).resolves.toBe('fresh frame');
    expect(workers).toHaveLength(1);
  });

  test('does not wait for a worker that is held up, but for one that is quick', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const { client, workers } = setUp();
      const superseded = client.start(defaultExperiment);
      vi.advanceTimersByTime(900);
      const held = client.start(defaultExperiment);
      await expect(superseded).rejects.toBeInstanceOf(SupersededError);
      expect(workers).toHaveLength(1);
      vi.advanceTimersByTime(200);
      const last = client.start(defaultExperiment);
      await expect(held).rejects.toBeInstanceOf(SupersededError);
      expect(workers).toHaveLength(2);
      expect(workers[0]!.terminated).toBe(true);
      workers[1]!.answer('start', 'last');
      await expect(last).resolves.toBe('last');

      vi.advanceTimersByTime(5000);
      void client.start(defaultExperiment);
      expect(workers).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is told of a crash, and starts again in a fresh worker', async () => {
    const { client, workers } = setUp();
    void client.start(defaultExperiment);
    workers[0]!.answer('start', {});
    const frame = client.advance(order);
    workers[0]!.crash('out of memory');
    await expect(frame).rejects.toBeInstanceOf(WorkerCrashedError);
    await expect(frame).rejects.toThrow('out of memory');
    await expect(client.advance(order)).rejects.toBeInstanceOf(WorkerCrashedError);
    expect(workers[0]!.terminated).toBe(true);

    const from = { iteration: 1, criticUpdates: 5, generatorUpdates: 1, tensors: {} };
    const again = client.start(defaultExperiment, { from });
    expect(workers).toHaveLength(2);
    expect(workers[1]!.received[0]!.command).toMatchObject({ kind: 'start', from });
    workers[1]!.answer('start', 'again');
    await expect(again).resolves.toBe('again');
  });

  test('is told when a message could not be read', async () => {
    const { client, workers } = setUp();
    const started = client.start(defaultExperiment);
    workers[0]!.dispatchEvent(new Event('messageerror'));
    await expect(started).rejects.toBeInstanceOf(WorkerCrashedError);
  });

  test('gets a fresh worker after a lost device and for another executor', async () => {
    const { client, workers } = setUp();
    const started = client.start(defaultExperiment);
    workers[0]!.send({ id: 1, failure: toFailure(new DeviceLostError('reset')) });
    await expect(started).rejects.toBeInstanceOf(DeviceLostError);
    expect(workers[0]!.terminated).toBe(true);
    await expect(client.advance(order)).rejects.toThrow(/No run/);

    const superseded = client.start(defaultExperiment);
    expect(workers).toHaveLength(2);
    void client.start(defaultExperiment, { executor: 'tfjs-cpu' });
    expect(workers).toHaveLength(3);
    await expect(superseded).rejects.toBeInstanceOf(SupersededError);
    expect(workers[1]!.terminated).toBe(true);
    expect(workers[2]!.received[0]!.command).toMatchObject({ executor: 'tfjs-cpu' });
  });

  test('passes on what one worker found by trying to the next', async () => {
    const { client, workers } = setUp();
    const finding = { shape: 'small', executor: 'wasm', figures: [] };
    const first = client.start(defaultExperiment);
    expect(workers[0]!.received[0]!.command).toMatchObject({ findings: [] });
    workers[0]!.answer('start', { finding });
    await first;
    client.start(defaultExperiment, { executor: 'tfjs-cpu' }).catch(() => {});
    expect(workers[1]!.received[0]!.command).not.toHaveProperty('findings');
    void client.start(defaultExperiment);
    expect(workers[2]!.received[0]!.command).toMatchObject({ findings: [finding] });
  });

  test('hears nothing more after terminating', async () => {
    const { client, workers } = setUp();
    const started = client.start(defaultExperiment);
    client.terminate();
    await expect(started).rejects.toBeInstanceOf(SupersededError);
    expect(workers[0]!.terminated).toBe(true);
    await expect(client.change(defaultExperiment)).rejects.toBeInstanceOf(TrainingError);
    await settled();
  });
});

test('page and worker train together: start, frames, live change, refusal, resumption', async () => {
  const client = openTrainingClient(() =>
    workingWorker(createTrainingService(createRuns(openersWith({ plain: '', simd: '' })))),
  );
  const { experiment } = parseExperiment('critic.steps=5&critic.width=4&generator.width=4&batch=8');
  const { executor, frame } = await client.start(experiment, { executor: 'tfjs-cpu' });
  expect(executor.name).toBe('tfjs-cpu');
  expect(frame.iteration).toBe(0);
  expect(frame.field).toBeDefined();

  const halfway = await client.advance(order);
  const expected = await client.advance(order);
  expect(expected.iteration).toBe(4);
  await client.change(changeExperiment(experiment, { 'critic.steps': 1 }));
  expect((await client.advance(order)).criticUpdates).toBe(4 * 5 + 2);
  await expect(client.change(changeExperiment(experiment, { batch: 16 }))).rejects.toThrow(/batch/);

  const resumed = await client.start(experiment, {
    executor: 'tfjs-cpu',
    from: halfway.snapshot!,
  });
  expect(resumed.frame.iteration).toBe(2);
  expect((await client.advance(order)).generated).toEqual(expected.generated);
  client.terminate();
});
