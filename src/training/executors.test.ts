import { afterEach, describe, expect, test, vi } from 'vitest';
import { getBackend } from '@tensorflow/tfjs-core';
import { parseExperiment } from '../gan/catalogue.ts';
import { ExecutorUnavailableError } from './errors.ts';
import { chooseExecutor, openExecutor } from './executors.ts';
import { within, type Executor, type OpenExecutor } from './executors/executor.ts';
import { Health } from './executors/health.ts';
import { EXECUTOR_NAMES, type ExecutorName } from './protocol.ts';
import { createTrainer } from './trainer.ts';
import { wasmFiles } from './wasmFiles.node.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function works(name: ExecutorName): OpenExecutor {
  const executor: Executor = {
    report: { name, reason: `${name} is there.` },
    runsAhead: false,
    health: new Health(),
  };
  return async () => executor;
}

function refuses(reason: string): OpenExecutor {
  return async () => {
    throw new Error(reason);
  };
}

describe('the choice of an executor', () => {
  const all = {
    'tfjs-webgpu': works('tfjs-webgpu'),
    'tfjs-wasm': works('tfjs-wasm'),
    'tfjs-cpu': works('tfjs-cpu'),
  };

  test('takes the first that works and says why not those before it', async () => {
    expect((await chooseExecutor(all)).report.name).toBe('tfjs-webgpu');
    const { report } = await chooseExecutor({
      ...all,
      'tfjs-webgpu': refuses('there is no WebGPU here'),
    });
    expect(report.name).toBe('tfjs-wasm');
    expect(report.reason).toContain('tfjs-webgpu cannot run here: there is no WebGPU here.');
  });

  test('tries nothing but the one that was asked for', async () => {
    const untouched = vi.fn(works('tfjs-webgpu'));
    const { report } = await chooseExecutor({ ...all, 'tfjs-webgpu': untouched }, 'tfjs-cpu');
    expect(report.name).toBe('tfjs-cpu');
    expect(untouched).not.toHaveBeenCalled();

    const asked = chooseExecutor({ ...all, 'tfjs-webgpu': refuses('no adapter') }, 'tfjs-webgpu');
    await expect(asked).rejects.toBeInstanceOf(ExecutorUnavailableError);
    await expect(asked).rejects.toMatchObject({
      message: 'tfjs-webgpu cannot run here: no adapter.',
      hint: expect.stringContaining('choose another'),
    });
  });

  test('names every reason when nothing works', async () => {
    const none = Object.fromEntries(
      EXECUTOR_NAMES.map((name) => [name, refuses(`${name} is broken`)]),
    ) as Record<ExecutorName, OpenExecutor>;
    const chosen = chooseExecutor(none);
    for (const name of EXECUTOR_NAMES) await expect(chosen).rejects.toThrow(`${name} is broken`);
  });

  test('does not wait for a driver that never answers', async () => {
    vi.useFakeTimers();
    const waiting = within(1000, 'asking for an adapter', new Promise(() => {}));
    const outcome = expect(waiting).rejects.toThrow(
      'asking for an adapter took longer than 1 seconds',
    );
    await vi.advanceTimersByTimeAsync(1000);
    await outcome;
  });
});

describe('in Node', () => {
  test('without WebGPU, WebAssembly computes, and trains as the processor does', async () => {
    const { report, runsAhead, loseDevice } = await openExecutor(wasmFiles);
    expect(report.name).toBe('tfjs-wasm');
    expect(report.reason).toContain('there is no WebGPU here');
    expect(runsAhead).toBe(false);
    expect(loseDevice).toBeUndefined();
    expect(getBackend()).toBe('wasm');
    const onWasm = await threeIterations();

    const onCpu = await openExecutor(wasmFiles, 'tfjs-cpu');
    expect(onCpu.report.reason).toContain('Chosen by you');
    expect(getBackend()).toBe('cpu');
    const expected = await threeIterations();
    for (const [index, value] of onWasm.entries()) {
      expect(value).toBeCloseTo(expected[index]!, 3);
    }
  });

  test('an adapter that is not given is the reason', async () => {
    vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => null } });
    await expect(openExecutor(wasmFiles, 'tfjs-webgpu')).rejects.toThrow(
      'tfjs-webgpu cannot run here: WebGPU offers no graphics adapter.',
    );
  });
});

/** Where the generator puts its points after three iterations of WGAN-GP. */
async function threeIterations(): Promise<Float32Array> {
  const text = 'critic.width=8&generator.width=8&batch=16&critic.steps=2&critic.activation=tanh';
  const trainer = createTrainer(parseExperiment(text).experiment);
  const want = { field: false, arrows: false, measurement: true, snapshot: false };
  const frame = await trainer.advance({
    step: 'iteration',
    iterations: 3,
    budgetMs: Infinity,
    want,
  });
  trainer.dispose();
  return frame.generated;
}
