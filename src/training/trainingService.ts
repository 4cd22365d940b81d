/**
 * What the training worker does for each command. It opens one executor, at the first start, and
 * runs one trainer at a time on it.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { TrainingError } from './errors.ts';
import type { Executor } from './executors/executor.ts';
import type { ExecutorName, Frame, TrainingAnswers, TrainingCommand } from './protocol.ts';
import type { Trainer, TrainerOptions } from './trainer.ts';

export interface TrainingParts {
  openExecutor(preferred?: ExecutorName): Promise<Executor>;
  createTrainer(experiment: Experiment, options: TrainerOptions): Trainer;
}

/** A function that carries out one command; call it with the next when it has answered. */
export function createTrainingService({
  openExecutor,
  createTrainer,
}: TrainingParts): (command: TrainingCommand) => Promise<TrainingAnswers[keyof TrainingAnswers]> {
  let executor: Executor | undefined;
  let trainer: Trainer | undefined;

  /** A device can be lost at any time, and then nothing else would answer. */
  function advance(...order: Parameters<Trainer['advance']>): Promise<Frame> {
    const run = running();
    return opened().health.guard(() => run.advance(...order));
  }

  function running(): Trainer {
    return trainer ?? missing();
  }

  function opened(): Executor {
    return executor ?? missing();
  }

  return async (command) => {
    switch (command.kind) {
      case 'start': {
        const { experiment, from, want } = command;
        executor ??= await openExecutor(command.executor);
        trainer?.dispose();
        trainer = undefined;
        trainer = createTrainer(experiment, {
          runsAhead: executor.runsAhead,
          ...(from && { from }),
        });
        const frame = await advance({ step: 'iteration', iterations: 0, budgetMs: 0, want });
        return { executor: executor.report, frame };
      }
      case 'change':
        running().change(command.experiment);
        return undefined;
      case 'advance':
        return advance(command);
      case 'lose-device':
        loseDevice(opened());
        return undefined;
    }
  };
}

function loseDevice({ report, loseDevice }: Executor): void {
  if (!loseDevice) {
    throw new TrainingError(
      `${report.name} has no graphics device to lose.`,
      'Choose tfjs-webgpu to try what happens when a device is lost.',
    );
  }
  loseDevice();
}

function missing(): never {
  throw new TrainingError('No run has been started.', 'Start one first.');
}
