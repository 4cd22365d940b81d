/** What the outcomes of a plan come to, for the page and for files. Draws nothing. */
import { targetOf } from '../../gan/catalogue.ts';
import { metricsFor } from '../../metrics/registry.ts';
import {
  figuresOf,
  summarise,
  type RepeatedExperiment,
  type SeedOutcome,
} from '../../training/repeats.ts';
import type { Floors } from '../../training/protocol.ts';
import type { RunId } from '../state/store.ts';
import { jobsOf, placeOf, seedNumbers, type Plan, type PlannedRun } from './plan.ts';

export type Outcomes = ReadonlyMap<string, SeedOutcome>;

/** The run at the same index of the plan over the seeds that are done. */
export function repeatedOf(
  plan: Plan,
  outcomes: Outcomes,
  floors: Floors,
): readonly RepeatedExperiment[] {
  const seeds = seedNumbers(plan);
  return plan.runs.map((run) => {
    const { experiment, key } = run;
    const figures = seeds.flatMap((seed) => {
      const outcome = outcomes.get(placeOf(key, seed));
      return outcome ? [figuresOf(outcome)] : [];
    });
    return {
      experiment: { ...experiment, seed: plan.firstSeed },
      iterations: plan.iterations,
      seeds: figures,
      summary: summarise(figures, targetOf(experiment)),
      floors,
    };
  });
}

/** How many seeds there are to do, and how many are done: of every different run. */
export function countSeeds(plan: Plan, outcomes: Outcomes): { done: number; total: number } {
  const jobs = jobsOf(plan);
  const done = jobs.filter(({ run, seed }) => outcomes.has(placeOf(run.key, seed)));
  return { done: done.length, total: jobs.length };
}

/** One line for each seed that is done, under a header line; a value that there is not is empty. */
export function outcomesTable(plan: Plan, outcomes: Outcomes): string {
  const metrics = metricsFor(targetOf(plan.runs[0]!.experiment)).map(({ id }) => id);
  const header = ['run', 'seed', 'iterations', 'executor', 'seconds', 'diverged', ...metrics];
  const rows = plan.runs.flatMap((run) =>
    seedNumbers(plan).flatMap((seed) => {
      const outcome = outcomes.get(placeOf(run.key, seed));
      return outcome ? [rowOf(run.id, outcome, metrics)] : [];
    }),
  );
  return [header, ...rows].map((row) => `${row.join(',')}\n`).join('');
}

function rowOf(
  id: RunId,
  { seed, iterations, executor, seconds, diverged, metrics }: SeedOutcome,
  ids: readonly string[],
): readonly (string | number)[] {
  const values = ids.map((metric) => metrics[metric] ?? '');
  return [id, seed, iterations, executor, seconds, diverged ?? '', ...values];
}

/** The seeds of one run, with their outcomes where they are done. */
export function seedsOfRun(
  plan: Plan,
  { key }: PlannedRun,
  outcomes: Outcomes,
): readonly { readonly seed: number; readonly outcome: SeedOutcome | undefined }[] {
  return seedNumbers(plan).map((seed) => ({ seed, outcome: outcomes.get(placeOf(key, seed)) }));
}
