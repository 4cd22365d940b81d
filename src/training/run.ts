/** A trainer, on the executor on which it trains. */
import type { Experiment } from '../experiment/experiment.ts';
import type { Executor } from './executors/executor.ts';
import type { Snapshot } from './protocol.ts';
import { createTrainer, type Trainer } from './trainer.ts';

export interface Run {
  readonly executor: Executor;
  readonly trainer: Trainer;
}

/** A run at its start or where `from` left it. Answers also when the executor breaks under it. */
export async function beginOn(
  executor: Executor,
  experiment: Experiment,
  from: Snapshot | undefined,
): Promise<Run> {
  const { machine, health } = executor;
  const trainer = await health.guard(() =>
    createTrainer(experiment, { machine, ...(from && { from }) }),
  );
  return { executor, trainer };
}
