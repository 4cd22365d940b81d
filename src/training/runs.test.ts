import { expect, test, vi } from 'vitest';
import { changeExperiment, parseExperiment } from '../gan/catalogue.ts';
import type { Machine, Program } from '../compiler/machine.ts';
import { ExecutorUnavailableError, DeviceLostError } from './errors.ts';
import type { Executor, OpenExecutor } from './executors/executor.ts';
import { Health } from './executors/health.ts';
import { openTfjsCpu } from './executors/tfjsCpu.ts';
import type { Openers } from './executors.ts';
import { EXECUTOR_NAMES, type ExecutorName } from './protocol.ts';
import { createRuns } from './runs.ts';

const { experiment } = parseExperiment(
  'critic.width=2&critic.depth=1&generator.width=2&generator.depth=1&batch=8&critic.steps=1',
);

interface Behaviour {
  /** How long each of its runs takes besides, in milliseconds. */
  readonly delay?: number;
  /** Why nothing is compiled. */
  readonly eager?: string;
}

/** Plain JavaScript under another name, slowed down or without a compiler. */
async function disguised(name: ExecutorName, behaviour: Behaviour): Promise<Executor> {
  const executor = await openTfjsCpu();
  const machine: Machine = {
    ...executor.machine,
    async compile(...order) {
      return altered(await executor.machine.compile(...order), behaviour);
    },
  };
  return { ...executor, machine, report: { name, reason: `${name} is there.` }, close: vi.fn() };
}

function altered<Feeds, Reports>(
  program: Program<Feeds, Reports>,
  { delay = 0, eager }: Behaviour,
): Program<Feeds, Reports> {
  return {
    ...program,
    ...(eager !== undefined && { eager }),
    async run({ times, budgetMs }, fill) {
      await new Promise((resolve) => setTimeout(resolve, delay));
      return program.run({ times: delay > 0 ? Math.min(times, 1) : times, budgetMs }, fill);
    },
  };
}

const works = (name: ExecutorName, behaviour: Behaviour = {}) =>
  vi.fn(() => disguised(name, behaviour));
const refuses = (reason: string) =>
  vi.fn(async (): Promise<Executor> => {
    throw new Error(reason);
  });

function openers(changes: Partial<Record<ExecutorName, OpenExecutor>>): Openers {
  const none = EXECUTOR_NAMES.map((name) => [name, refuses(`${name} is broken`)]);
  return { ...(Object.fromEntries(none) as unknown as Openers), ...changes };
}

test('the fastest for this run is taken, with the figures', async () => {
  const webgpu = works('webgpu', { delay: 30 });
  const begin = createRuns(
    openers({ wasm: works('wasm'), webgpu, 'tfjs-wasm': works('tfjs-wasm') }),
  );
  const { executor, trainer, report, finding } = await begin({ experiment });
  expect(report.name).toBe('wasm');
  expect(executor.report.name).toBe('wasm');
  expect(report.reason).toBe('wasm is there. The fastest in a short trial of such a run.');
  expect(report.figures).toEqual([
    { executor: 'wasm', iterationsPerSecond: expect.any(Number) },
    { executor: 'webgpu', iterationsPerSecond: expect.any(Number) },
  ]);
  expect(finding).toMatchObject({ executor: 'wasm', figures: report.figures });

  expect(trainer.progress.iteration).toBe(0);
  const untouched = await begin({ experiment, executor: 'wasm' });
  expect(await trainer.snapshot()).toEqual(await untouched.trainer.snapshot());
});

test('it is the other one where that is faster', async () => {
  const begin = createRuns(
    openers({ wasm: works('wasm', { delay: 30 }), webgpu: works('webgpu') }),
  );
  expect((await begin({ experiment })).report.name).toBe('webgpu');
});

test('what was found for a shape holds for it, here and where it is passed on', async () => {
  const parts = { wasm: works('wasm', { delay: 30 }), webgpu: works('webgpu') };
  const begin = createRuns(openers(parts));
  const { finding } = await begin({ experiment });

  const otherSeed = changeExperiment(experiment, { seed: 9, 'critic.rate': 0.1, data: 'ring8' });
  const again = await begin({ experiment: otherSeed });
  expect(again.finding).toBe(finding);
  const wider = await begin({ experiment: changeExperiment(experiment, { 'critic.width': 3 }) });
  expect(wider.finding!.shape).not.toBe(finding!.shape);

  const elsewhere = { wasm: works('wasm'), webgpu: works('webgpu') };
  const passedOn = await createRuns(openers(elsewhere))({ experiment, findings: [finding!] });
  expect(passedOn.report).toMatchObject({ name: 'webgpu', figures: finding!.figures });
  expect(elsewhere.wasm).not.toHaveBeenCalled();
});

test('an executor that was found fastest and has gone since is replaced', async () => {
  const begin = createRuns(
    openers({ wasm: works('wasm', { delay: 30 }), webgpu: works('webgpu') }),
  );
  const { finding } = await begin({ experiment });
  const without = createRuns(openers({ wasm: works('wasm') }));
  const { report } = await without({ experiment, findings: [finding!] });
  expect(report.name).toBe('wasm');
  expect(report.reason).toContain('No other compiled executor is ready here.');
});

test('a graphics device that takes too long is set aside for the visit, and closed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    let slow: Executor | undefined;
    const webgpu = vi.fn(async () => {
      const executor = await disguised('webgpu', {});
      const compile = () => new Promise<never>(() => {});
      slow = { ...executor, machine: { ...executor.machine, compile } };
      return slow;
    });
    const begin = createRuns(openers({ wasm: works('wasm'), webgpu }));
    const beginning = begin({ experiment });
    const { report } = await Promise.race([
      beginning,
      (async () => {
        for (;;) await vi.advanceTimersByTimeAsync(50);
      })() as Promise<never>,
    ]);
    expect(report).toMatchObject({
      name: 'wasm',
      figures: [
        { executor: 'wasm' },
        { executor: 'webgpu', reason: expect.stringMatching(/longer than 2 seconds/) },
      ],
    });
    expect(slow!.close).toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});

test('without anything that compiles, the eager ones come in', async () => {
  const wasm = works('wasm', { eager: 'there is no kernel for Fft.' });
  const begin = createRuns(openers({ wasm, 'tfjs-wasm': works('tfjs-wasm') }));
  const { report } = await begin({ experiment });
  expect(report.name).toBe('tfjs-wasm');
  expect(report.figures).toEqual([
    { executor: 'wasm', reason: 'there is no kernel for Fft.', thisRunOnly: true },
    {
      executor: 'webgpu',
      reason: 'webgpu cannot run here: webgpu is broken.',
      thisRunOnly: false,
    },
  ]);
});

test('an executor that one run does not suit is tried again for the next, a broken one is not', async () => {
  const behaviour: { eager?: string } = { eager: 'there is no kernel for Fft.' };
  const parts = { wasm: works('wasm', { delay: 30 }), webgpu: works('webgpu', behaviour) };
  const begin = createRuns(openers(parts));
  expect((await begin({ experiment })).report.name).toBe('wasm');
  const webgpu = await parts.webgpu.mock.results[0]!.value;
  expect(webgpu.close).not.toHaveBeenCalled();
  delete behaviour.eager;
  const wider = changeExperiment(experiment, { 'critic.width': 3 });
  expect((await begin({ experiment: wider })).report.name).toBe('webgpu');

  const broken = refuses('webgpu is broken');
  const again = createRuns(openers({ wasm: works('wasm'), webgpu: broken }));
  await again({ experiment });
  const { report } = await again({ experiment: wider });
  expect(report.figures).toEqual([
    { executor: 'webgpu', reason: expect.stringContaining('broken'), thisRunOnly: false },
  ]);
  expect(broken).toHaveBeenCalledOnce();
});

test('when nothing works, every reason is named', async () => {
  const beginning = createRuns(openers({}))({ experiment });
  await expect(beginning).rejects.toBeInstanceOf(ExecutorUnavailableError);
  for (const name of ['wasm', 'webgpu', 'tfjs-wasm', 'tfjs-cpu']) {
    await expect(beginning).rejects.toThrow(`${name} is broken`);
  }
});

test('an executor that was asked for is the only one tried', async () => {
  const wasm = works('wasm');
  const begin = createRuns(openers({ wasm, 'tfjs-cpu': works('tfjs-cpu') }));
  const { report, finding } = await begin({ experiment, executor: 'tfjs-cpu' });
  expect(report).toEqual({ name: 'tfjs-cpu', reason: 'tfjs-cpu is there. Chosen by you.' });
  expect(finding).toBeUndefined();
  expect(wasm).not.toHaveBeenCalled();
  await expect(begin({ experiment, executor: 'webgpu' })).rejects.toThrow('webgpu is broken');
});

test('a device that is lost during its trial costs it the choice', async () => {
  const webgpu = async () => {
    const executor = await disguised('webgpu', {});
    const health = new Health();
    const compile = async () => {
      health.fail(new DeviceLostError('driver reset'));
      return new Promise<never>(() => {});
    };
    return { ...executor, health, machine: { ...executor.machine, compile } };
  };
  const { report } = await createRuns(openers({ wasm: works('wasm'), webgpu }))({ experiment });
  expect(report.name).toBe('wasm');
  expect(report.figures![1]).toMatchObject({ reason: expect.stringContaining('driver reset') });
});
