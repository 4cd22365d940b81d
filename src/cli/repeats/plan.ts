/** Which seeds of which experiments there are to train, and what is left of them. Trains nothing. */
import type { Experiment } from '../../experiment/experiment.ts';
import { targetKeyOf, targetOf } from '../../gan/catalogue.ts';
import { metricsFor } from '../../metrics/registry.ts';
import type { ExecutorName } from '../../training/protocol.ts';
import type { SeedFigures } from '../../training/repeats/seedOutcome.ts';
import { repeatKey, seedsOf } from '../../training/repeats/series.ts';
import { iterationCost } from '../../training/repeats/cost.ts';
import type { FloorJob, SeedJob } from './messages.ts';
import type { FoundOutcome } from './resultsFile.ts';

export interface RepeatOrder {
  readonly experiments: readonly Experiment[];
  /** How many seeds of each. */
  readonly seeds: number;
  readonly iterations: number;
  /** Absent: the fastest. */
  readonly executor?: ExecutorName;
}

/** Outcomes by experiment and seed. */
export class Outcomes {
  readonly #known = new Map<string, SeedFigures>();

  get count(): number {
    return this.#known.size;
  }

  get(key: string, seed: number): SeedFigures | undefined {
    return this.#known.get(`${key} ${seed}`);
  }

  add(key: string, figures: SeedFigures): void {
    this.#known.set(`${key} ${figures.seed}`, figures);
  }
}

/** Every seed once, although experiments that are the same but for their seed may share some: by key. */
export function wantedSeeds(order: RepeatOrder): ReadonlyMap<string, ReadonlyMap<number, SeedJob>> {
  const { experiments, seeds, iterations, executor } = order;
  const wanted = new Map<string, Map<number, SeedJob>>();
  for (const experiment of experiments) {
    const key = repeatKey(experiment, iterations);
    const bySeed = wanted.get(key) ?? new Map<number, SeedJob>();
    wanted.set(key, bySeed);
    for (const seeded of seedsOf(experiment, seeds)) {
      const job = { kind: 'seed', experiment: seeded, iterations, ...(executor && { executor }) };
      bySeed.set(seeded.seed, job as SeedJob);
    }
  }
  return wanted;
}

/**
 * Those of `found` that were wanted, trained on what is asked for now: on the executor that is named, or
 * else on what was the fastest.
 */
export function usable(order: RepeatOrder, found: readonly FoundOutcome[]): Outcomes {
  const wanted = wantedSeeds(order);
  const outcomes = new Outcomes();
  for (const { key, asked, figures } of found) {
    const sameNumbers =
      order.executor === undefined ? asked === 'fastest' : figures.executor === order.executor;
    if (sameNumbers && wanted.get(key)?.has(figures.seed)) outcomes.add(key, figures);
  }
  return outcomes;
}

/** What is left to train, largest first, so that no long one is begun when all others are done. */
export function missingJobs(order: RepeatOrder, known: Outcomes): readonly SeedJob[] {
  const missing = [...wantedSeeds(order)].flatMap(([key, bySeed]) =>
    [...bySeed].flatMap(([seed, job]) => (known.get(key, seed) ? [] : [job])),
  );
  const costs = new Map(missing.map((job) => [job, iterationCost(job.experiment)]));
  return missing.sort((a, b) => costs.get(b)! - costs.get(a)!);
}

/** What has a floor, for every target once. */
export function floorJobs({ experiments }: RepeatOrder): readonly FloorJob[] {
  const byTarget = new Map(experiments.map((one) => [targetKeyOf(one), one]));
  return [...byTarget.values()].flatMap((experiment) =>
    metricsFor(targetOf(experiment)).map(({ id }) => ({
      kind: 'floor' as const,
      experiment,
      metric: id,
    })),
  );
}
