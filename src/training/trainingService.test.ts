import { describe, expect, test, vi } from 'vitest';
import type { Machine } from '../compiler/machine.ts';
import { defaultExperiment } from '../gan/catalogue.ts';
import { DeviceLostError } from './errors.ts';
import type { Executor } from './executors/executor.ts';
import { Health } from './executors/health.ts';
import type { Advance, Frame, TrainingCommand } from './protocol.ts';
import type { BeginRun } from './runs.ts';
import type { Trainer } from './trainer.ts';
import { createTrainingService } from './trainingService.ts';

const finding = { shape: 'small', executor: 'tfjs-cpu', figures: [] } as const;
const want = { field: false, arrows: false, measurement: false, snapshot: false };
const start: TrainingCommand = { kind: 'start', experiment: defaultExperiment, want };
const advance: TrainingCommand = {
  kind: 'advance',
  step: 'iteration',
  iterations: 5,
  budgetMs: 50,
  want,
};

function setUp(executorParts: Partial<Executor> = {}) {
  const executor: Executor = {
    report: { name: 'tfjs-cpu', reason: 'Because.' },
    machine: {} as Machine,
    health: new Health(),
    close: vi.fn(),
    ...executorParts,
  };
  const trainers: { [Name in keyof Trainer]: Trainer[Name] }[] = [];
  const begin = vi.fn<BeginRun>(async () => {
    const trainer: Trainer = {
      progress: { iteration: 0, criticUpdates: 0, generatorUpdates: 0 },
      advance: vi.fn(async ({ iterations }: Advance) => ({ iteration: iterations }) as Frame),
      change: vi.fn(),
      restore: vi.fn(),
      prepare: vi.fn(),
      rehearse: vi.fn(),
      snapshot: vi.fn(),
      dispose: vi.fn(),
    };
    trainers.push(trainer);
    return { executor, trainer, report: executor.report, finding };
  });
  return { service: createTrainingService(begin), executor, begin, trainers };
}

describe('the training worker', () => {
  test('answers a start with the executor, what was found, and the picture before any training', async () => {
    const { service, begin } = setUp();
    const command = { ...start, executor: 'tfjs-cpu', findings: [finding] } as const;
    expect(await service(command)).toEqual({
      executor: { name: 'tfjs-cpu', reason: 'Because.' },
      frame: { iteration: 0 },
      finding,
    });
    expect(begin).toHaveBeenCalledExactlyOnceWith(command);
  });

  test('frees the run that another one replaces', async () => {
    const { service, trainers } = setUp();
    await service(start);
    const from = { iteration: 3, criticUpdates: 9, generatorUpdates: 3, tensors: {} };
    await service({ ...start, from });
    expect(trainers).toHaveLength(2);
    expect(trainers[0]!.dispose).toHaveBeenCalledOnce();
    expect(trainers[1]!.dispose).not.toHaveBeenCalled();
  });

  test('passes changes and advances on to the run', async () => {
    const { service, trainers } = setUp();
    await service(start);
    expect(await service({ kind: 'change', experiment: defaultExperiment })).toBeUndefined();
    expect(trainers[0]!.change).toHaveBeenCalledWith(defaultExperiment);
    expect(await service(advance)).toEqual({ iteration: 5 });
    const to = { iteration: 3, criticUpdates: 9, generatorUpdates: 3, tensors: {} };
    await service({ kind: 'restore', to, experiment: defaultExperiment });
    expect(trainers[0]!.restore).toHaveBeenCalledWith(to, defaultExperiment);
  });

  test.each([advance, { kind: 'change', experiment: defaultExperiment } as const])(
    'refuses to $kind what was never started',
    async (command) => {
      await expect(setUp().service(command)).rejects.toMatchObject({
        name: 'TrainingError',
        hint: 'Start one first.',
      });
    },
  );

  test('answers at once when the device is lost under a frame', async () => {
    const { service, executor, trainers } = setUp();
    await service(start);
    vi.mocked(trainers[0]!.advance).mockImplementation(() => new Promise(() => {}));
    const frame = service(advance);
    executor.health.fail(new DeviceLostError('driver reset'));
    await expect(frame).rejects.toBeInstanceOf(DeviceLostError);
    await expect(service(advance)).rejects.toBeInstanceOf(DeviceLostError);
    const change = service({ kind: 'change', experiment: defaultExperiment });
    await expect(change).rejects.toBeInstanceOf(DeviceLostError);
  });

  test('loses its device on request, where it has one', async () => {
    const loseDevice = vi.fn();
    const withDevice = setUp({ loseDevice });
    await withDevice.service(start);
    await withDevice.service({ kind: 'lose-device' });
    expect(loseDevice).toHaveBeenCalledOnce();

    const without = setUp();
    await without.service(start);
    await expect(without.service({ kind: 'lose-device' })).rejects.toThrow(/no graphics device/);
  });
});
