/** What is to be repeated: which runs, over which seeds, for how long. Trains nothing and keeps nothing. */
import type { Experiment } from '../../experiment/experiment.ts';
import { SEED } from '../../experiment/sizes.ts';
import { formatExperiment } from '../../gan/catalogue.ts';
import { repeatKey, seedsOf } from '../../training/repeats.ts';
import type { RunId } from '../state/store.ts';

export const DEFAULT_SEEDS = 5;
/** Every seed has a picture on the page; the command line takes more. */
export const MOST_SEEDS_ON_PAGE = 100;
export const MOST_ITERATIONS = 1_000_000;
const DEFAULT_ITERATIONS = 1000;

/** A run as it stands on the page. */
export interface Repeatable {
  readonly id: RunId;
  readonly experiment: Experiment;
}

/** How often and for how long. */
export interface Extent {
  readonly firstSeed: number;
  /** How many, from 1 to `MOST_SEEDS_ON_PAGE`. */
  readonly seeds: number;
  readonly iterations: number;
}

export interface PlannedRun extends Repeatable {
  /** See `repeatKey`. Runs that are alike have the same. */
  readonly key: string;
}

export interface Plan extends Extent {
  /** In the order in which they stand beside each other. */
  readonly runs: readonly PlannedRun[];
}

/** One seed of one run, or of several that are alike. */
export interface SeedJob {
  readonly run: PlannedRun;
  readonly seed: number;
  /** With the seed. */
  readonly experiment: Experiment;
  readonly iterations: number;
}

export function planOf(runs: readonly Repeatable[], extent: Extent): Plan {
  const keyed = runs.map(({ id, experiment }) => ({
    id,
    experiment,
    key: repeatKey(experiment, extent.iterations),
  }));
  const { firstSeed, seeds, iterations } = extent;
  return { runs: keyed, firstSeed, seeds, iterations };
}

/** The seeds themselves, in order. */
export function seedNumbers({ runs: [first], firstSeed, seeds }: Plan): readonly number[] {
  return seedsOf({ ...first!.experiment, seed: firstSeed }, seeds).map(({ seed }) => seed);
}

/** Every seed of every run once: all runs of the first seed before any of the second, so that half is a comparison. */
export function jobsOf(plan: Plan): readonly SeedJob[] {
  const different = differentRuns(plan);
  return seedNumbers(plan).flatMap((seed) =>
    different.map((run) => ({
      run,
      seed,
      experiment: { ...run.experiment, seed },
      iterations: plan.iterations,
    })),
  );
}

/** The first of those that are alike. */
export function differentRuns({ runs }: Pick<Plan, 'runs'>): readonly PlannedRun[] {
  return runs.filter((run) => runs.find(({ key }) => key === run.key) === run);
}

/** Equal for what is the same but for its seed, however long it is trained. */
export function identityOf(runs: readonly Pick<Repeatable, 'experiment'>[]): string {
  return runs
    .map(({ experiment }) => formatExperiment({ ...experiment, seed: SEED.default }))
    .join(';');
}

/** Where an outcome stands among others. */
export function placeOf(key: string, seed: number): string {
  return `${key} ${seed}`;
}

/** A number of iterations that people would choose, near to how far a run has come: one digit and zeros. */
export function suggestedIterations(iteration: number): number {
  if (iteration < 1) return DEFAULT_ITERATIONS;
  return Math.min(MOST_ITERATIONS, Number(iteration.toPrecision(1)));
}
