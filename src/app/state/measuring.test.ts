import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { FloorListener, MetricsClient } from '../../training/client.ts';
import { SupersededError } from '../../training/errors.ts';
import type { Frame, Measured, MeasurementSamples } from '../../training/protocol.ts';
import { createMeasuring, METRICS_PANEL, metricsKnown } from './measuring.ts';
import { changeExperiment, defaultExperiment } from '../../gan/catalogue.ts';
import { emptyRun, store } from './store.ts';

const samples = (iteration: number): MeasurementSamples => ({
  iteration,
  generated: new Float32Array(),
  real: new Float32Array(),
  slopes: new Float32Array(),
  largestSlope: 1,
});
const answer = (iteration: number, value = 0.5): Measured => ({
  iteration,
  evaluation: { readings: { jsd: { value } } },
  costs: { jsd: 1 },
  elapsedMs: 1,
});
const frame = (trainingMs: number) => ({ trainingMs }) as Frame;

/** A client whose answers come when the test says. */
function slowClient() {
  const pending: PromiseWithResolvers<Measured>[] = [];
  const asked: (readonly string[])[] = [];
  const listeners: FloorListener[] = [];
  const client: MetricsClient = {
    measure(_samples, _experiment, ids) {
      const measured = withResolvers<Measured>();
      asked.push(ids);
      pending.push(measured);
      return measured.promise;
    },
    floors: (_experiment, _ids, listener) => void listeners.push(listener),
    keepFloorsOf: () => undefined,
    terminate: () => undefined,
  };
  return { client, pending, asked, listeners };
}

function begun(client: MetricsClient, onFree = () => undefined as void) {
  const measuring = createMeasuring('A', onFree, client);
  measuring.begin(defaultExperiment);
  return measuring;
}

const shown = () => store.getState().runs[0]!;

function withResolvers<Value>(): PromiseWithResolvers<Value> {
  let resolve!: PromiseWithResolvers<Value>['resolve'];
  let reject!: PromiseWithResolvers<Value>['reject'];
  const promise = new Promise<Value>((...handles) => {
    [resolve, reject] = handles;
  });
  return { promise, resolve, reject };
}

interface PromiseWithResolvers<Value> {
  promise: Promise<Value>;
  resolve(value: Value): void;
  reject(error: unknown): void;
}

const ALWAYS = () => true;

beforeAll(metricsKnown);

beforeEach(() => {
  store.setState({ runs: [emptyRun('A', defaultExperiment)], messages: [], unfolded: [] });
});

test('nothing is due while a measurement is under way; what was wanted meanwhile is asked for after it', async () => {
  const { client, pending } = slowClient();
  const onFree = vi.fn();
  const measuring = begun(client, onFree);
  expect(measuring.due(true)).toBe(true);
  const first = measuring.measure(samples(3), 10, ALWAYS);
  expect(measuring.due(true)).toBe(false);
  expect(onFree).not.toHaveBeenCalled();
  pending[0]!.resolve(answer(3));
  await first;
  expect(onFree).toHaveBeenCalledTimes(1);
  expect(shown().measured).toMatchObject({ iteration: 3 });
});

test('while a run trains, what measuring costs is a tenth of what training takes', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const { client, pending } = slowClient();
  const measuring = begun(client);
  now.mockReturnValue(1000);
  expect(measuring.due(false)).toBe(true);
  const first = measuring.measure(samples(1), 500, ALWAYS);
  pending[0]!.resolve(answer(1));
  await first;
  now.mockReturnValue(100_000);
  measuring.trained(frame(4000));
  expect(measuring.due(false)).toBe(false);
  measuring.trained(frame(8000));
  expect(measuring.due(false)).toBe(true);
  now.mockRestore();
});

test('primary metrics are always taken, the others for those who look', async () => {
  const { client, pending, asked } = slowClient();
  const measuring = begun(client);
  const measure = async () => {
    measuring.due(true);
    const done = measuring.measure(samples(1), 1, ALWAYS);
    pending.at(-1)!.resolve(answer(1));
    await done;
  };
  await measure();
  store.setState({ unfolded: [METRICS_PANEL] });
  await measure();
  expect(asked[0]).toEqual(['jsd', 'wasserstein1', 'modes', 'highQuality']);
  expect(asked[1]).toEqual(expect.arrayContaining([...asked[0]!, 'kl', 'coverage']));
});

test('a metric that was left out keeps its value and says of which iteration it is', async () => {
  const { client, pending } = slowClient();
  const measuring = begun(client);
  const measure = async (iteration: number, readings: Measured['evaluation']['readings']) => {
    measuring.due(true);
    const done = measuring.measure(samples(iteration), 1, ALWAYS);
    pending.at(-1)!.resolve({ ...answer(iteration), evaluation: { readings } });
    await done;
  };
  await measure(1, { jsd: { value: 0.5 }, kl: { value: 2 } });
  await measure(2, { jsd: { value: 0.4 } });
  expect(shown().measured).toMatchObject({
    iteration: 2,
    evaluation: { readings: { jsd: { value: 0.4 }, kl: { value: 2 } } },
    takenAt: { jsd: 2, kl: 1 },
  });
});

test('floors are shown as they come, and not beside other data', async () => {
  const { client, pending, listeners } = slowClient();
  const measuring = begun(client);
  measuring.due(true);
  const done = measuring.measure(samples(1), 1, ALWAYS);
  pending[0]!.resolve(answer(1));
  await done;
  listeners[0]!('jsd', { value: 0.01, deviation: 0.001 });
  expect(shown().floors).toEqual({ jsd: { value: 0.01, deviation: 0.001 } });
  measuring.begin(changeExperiment(defaultExperiment, { data: 'ring8' }));
  listeners[0]!('jsd', { value: 0.01, deviation: 0.001 });
  expect(shown().floors).toEqual({});
});

test('values of a run that was replaced are dropped, without a word', async () => {
  const { client, pending } = slowClient();
  const measuring = begun(client);
  const dropped = measuring.measure(samples(1), 1, () => false);
  pending[0]!.resolve(answer(1));
  await dropped;
  const superseded = measuring.measure(samples(2), 1, ALWAYS);
  pending[1]!.reject(new SupersededError());
  await superseded;
  expect(store.getState()).toMatchObject({ runs: [{ measured: undefined }], messages: [] });
});

test('trouble is said once, and no longer once metrics work again', async () => {
  const { client, pending } = slowClient();
  const measuring = begun(client);
  for (const index of [0, 1]) {
    const failed = measuring.measure(samples(index), 1, ALWAYS);
    pending[index]!.reject(new Error('out of memory'));
    await failed;
  }
  expect(store.getState().messages).toHaveLength(1);
  expect(store.getState().messages[0]!.text).toContain('out of memory');
  const mended = measuring.measure(samples(2), 1, ALWAYS);
  pending[2]!.resolve(answer(2));
  await mended;
  expect(store.getState().messages).toEqual([]);
});

test('samples are not measured against data that the run is only about to change to', async () => {
  const { client, asked } = slowClient();
  const measuring = begun(client);
  store.setState({
    runs: [emptyRun('A', changeExperiment(defaultExperiment, { data: 'ring8' }))],
  });
  await measuring.measure(samples(10), 0, ALWAYS);
  expect(asked).toEqual([]);
  expect(shown().measured).toBeUndefined();
});

test('floors found for a run that is no more are not those of another with its letter', async () => {
  const { client, pending, listeners } = slowClient();
  const measuring = begun(client);
  void measuring.measure(samples(10), 0, ALWAYS);
  pending[0]!.resolve(answer(10));
  await vi.waitFor(() => expect(listeners).toHaveLength(1));
  measuring.end();
  listeners[0]!('jsd', { value: 0.1, deviation: 0.01 });
  expect(shown().floors).toEqual({});
});
