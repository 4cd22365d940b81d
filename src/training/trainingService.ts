/**
 * What the training worker does for each command. It has one run at a time.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { TrainingError } from './errors.ts';
import type { Executor } from './executors/executor.ts';
import type { Frame, TrainingAnswers, TrainingCommand } from './protocol.ts';
import type { Run } from './run.ts';
import type { BeginRun } from './runs.ts';
import type { Trainer } from './trainer.ts';

/** A function that carries out one command; call it with the next when it has answered. */
export function createTrainingService(
  begin: BeginRun,
): (command: TrainingCommand) => Promise<TrainingAnswers[keyof TrainingAnswers]> {
  let run: Run | undefined;

  /** A device can be lost at any time, and then nothing else would answer. */
  function advance(...order: Parameters<Trainer['advance']>): Promise<Frame> {
    const { executor, trainer } = running();
    return executor.health.guard(() => trainer.advance(...order));
  }

  function change(experiment: Experiment): Promise<undefined> {
    const { executor, trainer } = running();
    return executor.health.guard(async () => void trainer.change(experiment));
  }

  function restore(...where: Parameters<Trainer['restore']>): Promise<undefined> {
    const { executor, trainer } = running();
    return executor.health.guard(async () => void trainer.restore(...where));
  }

  function running(): Run {
    return run ?? missing();
  }

  return async (command) => {
    switch (command.kind) {
      case 'start': {
        run?.trainer.dispose();
        run = undefined;
        const { report, finding, ...begun } = await begin(command);
        run = begun;
        const { want } = command;
        const frame = await advance({ step: 'iteration', iterations: 0, budgetMs: 0, want });
        return { executor: report, frame, ...(finding && { finding }) };
      }
      case 'change':
        return change(command.experiment);
      case 'advance':
        return advance(command);
      case 'restore':
        return restore(command.to, command.experiment);
      case 'lose-device':
        loseDevice(running().executor);
        return undefined;
    }
  };
}

function loseDevice({ report, loseDevice }: Executor): void {
  if (!loseDevice) {
    throw new TrainingError(
      `${report.name} has no graphics device to lose.`,
      'Choose webgpu to try what happens when a device is lost.',
    );
  }
  loseDevice();
}

function missing(): never {
  throw new TrainingError('No run has been started.', 'Start one first.');
}
