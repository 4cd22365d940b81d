/**
 * Trains seeds one after the other in a worker of its own, each only if no other tab of this browser is at it or
 * has done it. It decides neither which seeds nor when.
 */
import { metricsFor } from '../../metrics/registry.ts';
import { targetOf } from '../../gan/catalogue.ts';
import { openTrainingClient, type MetricsClient } from '../../training/client.ts';
import {
  runSeed,
  type SeedOutcome,
  type SeedTraining,
  type SeedWorker,
} from '../../training/repeats.ts';
import type { ExecutorName, FrameRequest } from '../../training/protocol.ts';
import { rest, sliceMs } from './gentleness.ts';
import { keepOutcome } from './keptOutcomes.ts';
import { oneTabAtATime } from './oneTabAtATime.ts';
import type { SeedJob } from './plan.ts';

const NOTHING: FrameRequest = { field: false, arrows: false, measurement: false, snapshot: false };

export interface Surroundings {
  readonly metrics: MetricsClient;
  /** How many workers train seeds. */
  readonly workers: number;
  /** Where a job is to be trained; undefined: wherever it is fastest. */
  executorFor(job: SeedJob): ExecutorName | undefined;
  /** An outcome that was kept meanwhile, perhaps by another tab. */
  find(job: SeedJob): Promise<SeedOutcome | undefined>;
}

/** What a worker answers has been kept. */
export function openSeedWorker(surroundings: Surroundings): SeedWorker<SeedJob, SeedOutcome> {
  const client = openTrainingClient();
  const ending = new AbortController();
  const { metrics, workers, executorFor, find } = surroundings;

  const trainingOf = (job: SeedJob): SeedTraining => ({
    async begin(experiment) {
      const executor = executorFor(job);
      const started = await client.start(experiment, {
        ...(executor && { executor }),
        want: NOTHING,
      });
      return started.executor.name;
    },
    async advance(order) {
      const frame = await client.advance({ ...order, budgetMs: sliceMs() });
      await rest(workers, frame.elapsedMs);
      return frame;
    },
    async measure(samples, experiment) {
      const ids = metricsFor(targetOf(experiment)).map(({ id }) => id);
      const { evaluation } = await metrics.measure(samples, experiment, ids);
      const { readings, modeShares } = evaluation;
      const values = Object.entries(readings).map(([id, { value }]) => [id, value] as const);
      return { values: Object.fromEntries(values), ...(modeShares && { modeShares }) };
    },
  });

  async function train(job: SeedJob, onProgress: (iteration: number) => void) {
    const found = await find(job);
    if (found) return found;
    const options = { signal: ending.signal, onProgress };
    const outcome = await runSeed(job, trainingOf(job), options);
    await keepOutcome({ key: job.run.key, outcome });
    return outcome;
  }

  return {
    work: (job, onProgress) => {
      const name = `gan-playground repeat ${job.run.key} ${executorFor(job) ?? ''} ${job.seed}`;
      return oneTabAtATime(name, ending.signal, () => train(job, onProgress));
    },
    end() {
      ending.abort();
      client.terminate();
    },
  };
}
