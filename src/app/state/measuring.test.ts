import { beforeEach, expect, test, vi } from 'vitest';
import type { MetricsClient } from '../../training/client.ts';
import { SupersededError } from '../../training/errors.ts';
import type { Measured, MeasurementSamples } from '../../training/protocol.ts';
import { createMeasuring } from './measuring.ts';
import { defaultExperiment } from '../../gan/catalogue.ts';
import { emptyRun, store } from './store.ts';

const samples = (iteration: number): MeasurementSamples => ({
  iteration,
  generated: new Float32Array(),
  real: new Float32Array(),
  slopes: new Float32Array(),
  largestSlope: 1,
});
const answer = (iteration: number): Measured => ({
  iteration,
  evaluation: { readings: { jsd: { value: 0.5 } } },
  elapsedMs: 1,
});

/** A client whose answers come when the test says. */
function slowClient() {
  const pending: PromiseWithResolvers<Measured>[] = [];
  const client: MetricsClient = {
    prepare: () => Promise.resolve(),
    measure() {
      const measured = withResolvers<Measured>();
      pending.push(measured);
      return measured.promise;
    },
    onFloors: () => undefined,
    terminate: () => undefined,
  };
  return { client, pending };
}

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

beforeEach(() => {
  store.setState({ runs: [emptyRun('A', defaultExperiment)], messages: [] });
});

test('nothing is due while a measurement is under way; what was wanted meanwhile is asked for after it', async () => {
  const { client, pending } = slowClient();
  const onFree = vi.fn();
  const measuring = createMeasuring('A', onFree, client);
  expect(measuring.due(true)).toBe(true);
  const first = measuring.measure(samples(3), 10, ALWAYS);
  expect(measuring.due(true)).toBe(false);
  expect(onFree).not.toHaveBeenCalled();
  pending[0]!.resolve(answer(3));
  await first;
  expect(onFree).toHaveBeenCalledTimes(1);
  expect(store.getState().runs[0]!.measured).toMatchObject({ iteration: 3 });
});

test('drawing samples is spaced so that it takes a tenth of the time at most', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const { client, pending } = slowClient();
  const measuring = createMeasuring('A', () => undefined, client);
  const first = measuring.measure(samples(1), 500, ALWAYS);
  pending[0]!.resolve(answer(1));
  await first;
  now.mockReturnValue(4999);
  expect(measuring.due(false)).toBe(false);
  now.mockReturnValue(5001);
  expect(measuring.due(false)).toBe(true);
  now.mockRestore();
});

test('values of a run that was replaced are dropped, without a word', async () => {
  const { client, pending } = slowClient();
  const measuring = createMeasuring('A', () => undefined, client);
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
  const measuring = createMeasuring('A', () => undefined, client);
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
