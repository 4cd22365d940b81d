import { getBackend } from '@tensorflow/tfjs-core';
import { afterEach, expect, test, vi } from 'vitest';
import { ExecutorUnavailableError, DeviceLostError } from './errors.ts';
import { Executors, openersWith, type Openers } from './executors.ts';
import { within, type Executor } from './executors/executor.ts';
import { Health } from './executors/health.ts';
import { openTfjsCpu } from './executors/tfjsCpu.ts';
import { EXECUTOR_NAMES } from './protocol.ts';
import { wasmFiles } from './wasmFiles.node.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Executors of which all are plain JavaScript under other names, each opened anew. */
function openers(changes: Partial<Openers> = {}): Openers {
  const open = async (): Promise<Executor> => ({ ...(await openTfjsCpu()), health: new Health() });
  const all = Object.fromEntries(EXECUTOR_NAMES.map((name) => [name, open])) as unknown as Openers;
  return { ...all, ...changes };
}

test('an executor stays open for the next run, and is opened anew when it has failed', async () => {
  const executors = new Executors(openers());
  const first = await executors.open('webgpu');
  expect(await executors.open('webgpu')).toBe(first);
  first.health.fail(new DeviceLostError('reset'));
  const second = await executors.open('webgpu');
  expect(second).not.toBe(first);
  expect(second.health.failure).toBeUndefined();
});

test('what cannot be opened says why, and can be tried again', async () => {
  let broken = true;
  const { wasm } = openers();
  const executors = new Executors(
    openers({
      wasm: async () => {
        if (broken) throw new Error('there is no WebAssembly here.');
        return wasm();
      },
    }),
  );
  const opened = executors.open('wasm');
  await expect(opened).rejects.toBeInstanceOf(ExecutorUnavailableError);
  await expect(opened).rejects.toMatchObject({
    message: 'wasm cannot run here: there is no WebAssembly here.',
    hint: expect.stringContaining('choose another'),
  });
  broken = false;
  await expect(executors.open('wasm')).resolves.toBeDefined();
});

test('one that fails late does not stand in the way of its successor', async () => {
  let fail: (reason: Error) => void = () => {};
  const { webgpu } = openers();
  const open = vi
    .fn(webgpu)
    .mockImplementationOnce(() => new Promise((_, reject) => (fail = reject)));
  const executors = new Executors(openers({ webgpu: open }));
  const late = executors.open('webgpu');
  executors.close('webgpu');
  const successor = await executors.open('webgpu');
  fail(new Error('the driver hung'));
  await expect(late).rejects.toThrow('the driver hung');
  expect(await executors.open('webgpu')).toBe(successor);
  expect(open).toHaveBeenCalledTimes(2);
});

test('a compiled executor leaves the backend alone on which another one trains', async () => {
  await openersWith(wasmFiles)['tfjs-wasm']();
  await openersWith(wasmFiles).wasm();
  expect(getBackend()).toBe('wasm');
});

test('one that is given up while it opens is closed once it is there', async () => {
  const executor = await openTfjsCpu();
  const close = vi.fn();
  let ready: () => void = () => {};
  const executors = new Executors(
    openers({
      webgpu: () => new Promise((resolve) => (ready = () => resolve({ ...executor, close }))),
    }),
  );
  const opening = executors.open('webgpu');
  executors.close('webgpu');
  expect(close).not.toHaveBeenCalled();
  ready();
  await opening;
  expect(close).toHaveBeenCalledOnce();
});

test('a driver that never answers is not waited for', async () => {
  vi.useFakeTimers();
  const waiting = within(1000, 'asking for an adapter', new Promise(() => {}));
  const outcome = expect(waiting).rejects.toThrow(
    'asking for an adapter took longer than 1 seconds',
  );
  await vi.advanceTimersByTimeAsync(1000);
  await outcome;
});

test.each(['tfjs-wasm', 'tfjs-cpu'] as const)('%s is the backend of its name', async (name) => {
  const { report, machine, loseDevice } = await new Executors(openersWith(wasmFiles)).open(name);
  expect(report.name).toBe(name);
  expect(`tfjs-${getBackend()}`).toBe(name);
  expect(loseDevice).toBeUndefined();
  const cell = machine.hold([2], Float32Array.of(1, 2));
  expect(await machine.read([cell])).toEqual([Float32Array.of(1, 2)]);
});

test.each(['webgpu', 'tfjs-webgpu'] as const)(
  '%s names an adapter that is not given as the reason',
  async (name) => {
    const executors = new Executors(openersWith(wasmFiles));
    await expect(executors.open(name)).rejects.toThrow(
      `${name} cannot run here: there is no WebGPU here.`,
    );
    vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => null } });
    await expect(executors.open(name)).rejects.toThrow(
      `${name} cannot run here: WebGPU offers no graphics adapter.`,
    );
  },
);
