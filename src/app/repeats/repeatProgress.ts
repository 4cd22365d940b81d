/** How far the seeds of a repeat are, noted in the store while they are trained. It trains nothing. */
import {
  forecast,
  iterationCost,
  type SeedOutcome,
  type SeedWorker,
} from '../../training/repeats.ts';
import type { SeedJob } from './plan.ts';
import { repeatStore } from './repeatStore.ts';

/** Progress is worth drawing anew so often, in milliseconds. */
const PROGRESS_MS = 250;

/** The same worker, which says when it begins a job. */
export function announcing(
  worker: SeedWorker<SeedJob, SeedOutcome>,
  begun: (job: SeedJob) => void,
): SeedWorker<SeedJob, SeedOutcome> {
  return {
    work(job, onProgress) {
      begun(job);
      return worker.work(job, onProgress);
    },
    end: () => worker.end(),
  };
}

/** Tells the store how far the seeds are, no more often than is worth it. */
export function noteProgress(jobs: readonly SeedJob[]) {
  const costs = new Map(jobs.map((job) => [job, iterationCost(job.experiment)]));
  const rest = forecast(costs, () => performance.now() / 1000);
  const underWay = new Map<SeedJob, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    timer = undefined;
    repeatStore.setState({
      underWay: Array.from(underWay, ([job, iteration]) => ({ job, iteration })),
      remaining: rest.remaining(),
    });
  }
  const tellSoon = () => {
    timer ??= setTimeout(tell, PROGRESS_MS);
  };
  return {
    begun(job: SeedJob) {
      underWay.set(job, 0);
      tellSoon();
    },
    advanced(job: SeedJob, iteration: number) {
      underWay.set(job, iteration);
      rest.report(job, iteration / job.iterations);
      tellSoon();
    },
    ended(job: SeedJob) {
      underWay.delete(job);
      rest.report(job, 1);
      tellSoon();
    },
    stop: () => clearTimeout(timer),
  };
}
