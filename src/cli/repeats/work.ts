/** What a process does for each job: train a seed, or say what a perfect generator would score. */
import { setImmediate } from 'node:timers/promises';
import type { Experiment } from '../../experiment/experiment.ts';
import { targetKeyOf, targetOf } from '../../gan/catalogue.ts';
import { prepareMetrics, type PreparedMetrics } from '../../metrics/evaluate.ts';
import { runSeed, type SeedTraining } from '../../training/repeats/runSeed.ts';
import type { BeginRun, BegunRun } from '../../training/runs.ts';
import type { Answer, FloorJob, Job, SeedJob } from './messages.ts';

/** A function that does one job; call it with the next when it has answered. */
export type Work = (job: Job, onProgress: (iteration: number) => void) => Promise<Answer>;

export function createWork(begin: BeginRun): Work {
  const metricsOf = lastPrepared();

  async function train(job: SeedJob, onProgress: (iteration: number) => void): Promise<Answer> {
    let run: BegunRun | undefined;
    const training: SeedTraining = {
      async begin(experiment) {
        const { executor } = job;
        run = await begin({ experiment, ...(executor && { executor }) });
        return run.report.name;
      },
      async advance(order) {
        const frame = await run!.trainer.advance(order);
        await setImmediate(); // Lets messages and signals have their turn.
        return frame;
      },
      async measure(samples, experiment) {
        const { readings, modeShares } = metricsOf(experiment).evaluate(samples);
        const values = Object.entries(readings).map(([id, { value }]) => [id, value] as const);
        return { values: Object.fromEntries(values), ...(modeShares && { modeShares }) };
      },
    };
    try {
      return { kind: 'seed', outcome: await runSeed(job, training, { onProgress }) };
    } finally {
      run?.trainer.dispose();
    }
  }

  async function findFloor({ experiment, metric }: FloorJob): Promise<Answer> {
    const floor = metricsOf(experiment).floor(metric);
    return { kind: 'floor', metric, ...(floor && { floor }) };
  }

  return (job, onProgress) => (job.kind === 'seed' ? train(job, onProgress) : findFloor(job));
}

/** Seeds of one target follow each other, and readying the metrics of some takes seconds. */
function lastPrepared(): (experiment: Experiment) => PreparedMetrics {
  let last: { readonly key: string; readonly metrics: PreparedMetrics } | undefined;
  return (experiment) => {
    const key = targetKeyOf(experiment);
    if (last?.key !== key) last = { key, metrics: prepareMetrics(targetOf(experiment)) };
    return last.metrics;
  };
}
