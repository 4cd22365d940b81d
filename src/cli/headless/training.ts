/**
 * One headless run: opens an executor, trains, measures. The same trainer and metrics as on the
 * page; prints nothing.
 */
import { setImmediate } from 'node:timers/promises';
import type { Experiment } from '../../experiment/experiment.ts';
import { targetOf } from '../../gan/catalogue.ts';
import { evaluateMetrics, type Evaluation } from '../../metrics/evaluate.ts';
import { openersWith } from '../../training/executors.ts';
import type { ExecutorName, FrameRequest } from '../../training/protocol.ts';
import { createRuns } from '../../training/runs.ts';
import { wasmFiles } from '../../training/wasmFiles.node.ts';

export interface TrainingOrder {
  readonly experiment: Experiment;
  readonly iterations: number;
  readonly executor?: ExecutorName;
}

export interface Outcome {
  readonly experiment: Experiment;
  readonly iterations: number;
  /** Time spent training, without start and measurement. */
  readonly seconds: number;
  readonly executor: ExecutorName;
  /** Of the last iteration; NaN for a player that did not move. */
  readonly losses: { readonly critic: number; readonly generator: number };
  readonly evaluation: Evaluation;
  /** Fresh samples, those that were measured. */
  readonly generated: Float32Array;
}

/** How long to train between two reports of progress, in milliseconds. */
const REPORT_INTERVAL = 250;

const NOTHING: FrameRequest = { field: false, arrows: false, measurement: false, snapshot: false };

/**
 * @param onProgress told how many iterations are done, a few times a second
 * @throws DivergenceError
 * @throws ExecutorUnavailableError
 */
export async function train(
  { experiment, iterations, executor: preferred }: TrainingOrder,
  onProgress: (iteration: number) => void,
): Promise<Outcome> {
  const begin = createRuns(openersWith(wasmFiles));
  const { executor, trainer } = await begin({
    experiment,
    ...(preferred && { executor: preferred }),
  });
  const advance = (count: number, want: FrameRequest) =>
    trainer.advance({ step: 'iteration', iterations: count, budgetMs: REPORT_INTERVAL, want });

  const began = performance.now();
  let losses = { critic: Number.NaN, generator: Number.NaN };
  while (trainer.progress.iteration < iterations) {
    const frame = await advance(iterations - trainer.progress.iteration, NOTHING);
    losses = { critic: frame.losses.critic.at(-1)!, generator: frame.losses.generator.at(-1)! };
    onProgress(frame.iteration);
    await setImmediate(); // Lets the terminal and signals have their turn.
  }
  const seconds = (performance.now() - began) / 1000;

  const { measurement } = await advance(0, { ...NOTHING, measurement: true });
  trainer.dispose();
  return {
    experiment,
    iterations,
    seconds,
    executor: executor.report.name,
    losses,
    evaluation: evaluateMetrics(targetOf(experiment), measurement!),
    generated: measurement!.generated,
  };
}
