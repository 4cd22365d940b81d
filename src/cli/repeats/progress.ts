/** How far all seeds have come and how long the rest will take, on one line of a terminal. */
import { statusLine, type Terminal } from '../headless/progress.ts';
import { iterationCost } from '../../training/repeats/cost.ts';
import { forecast, inWords } from '../../training/repeats/forecast.ts';
import type { Job, SeedJob } from './messages.ts';

export interface SeedProgress {
  advanced(job: Job, iteration: number): void;
  /** To be called when a seed more is done. */
  show(): void;
  /** Wipes the line. */
  clear(): void;
}

/**
 * @param missing what is to be trained
 * @param count how many seeds are done, those included that were done before
 */
export function seedProgress(
  terminal: Terminal,
  missing: readonly SeedJob[],
  count: () => { readonly done: number; readonly total: number },
): SeedProgress {
  const costs = new Map(missing.map((job) => [job, iterationCost(job.experiment)]));
  const rest = forecast(costs, () => performance.now() / 1000);
  const line = statusLine(terminal);

  function show(): void {
    const { done, total } = count();
    const remaining = rest.remaining();
    const left = remaining === undefined ? '' : `, about ${inWords(remaining)} left`;
    line.show(`${done} of ${total} seeds${done < total ? left : ', finding noise floors'}`);
  }

  return {
    advanced(job, iteration) {
      if (job.kind === 'seed') rest.report(job, iteration / job.iterations);
      show();
    },
    show,
    clear: line.clear,
  };
}
