/** What the panel of repeats says in words. Knows no elements. */
import { inWords, type RepeatSummary } from '../../training/repeats.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { MOST_REPEATS, MOST_SEEDS_KEPT, type StorageStanding } from './keptOutcomes.ts';
import { seedNumbers, type Plan } from './plan.ts';
import type { SeedUnderWay } from './repeatStore.ts';

interface Counts {
  readonly done: number;
  readonly total: number;
}

/** 3 of 5 seeds; of several runs, each seed of each counts. */
export function describeCounts({ done, total }: Counts, { runs }: Pick<Plan, 'runs'>): string {
  const each = runs.length > 1 ? ' in all runs' : '';
  return `${formatCount(done)} of ${formatCount(total)} seeds${each} done`;
}

/** Seed 3 of A at 45 %; metrics take a moment once it is trained. */
export function describeUnderWay(
  { job, iteration }: SeedUnderWay,
  { runs }: Pick<Plan, 'runs'>,
): string {
  const of = runs.length > 1 ? ` of ${job.run.id}` : '';
  const seed = `seed ${job.seed}${of}`;
  if (iteration >= job.iterations) return `${seed} being measured`;
  return `${seed} at ${Math.floor((100 * iteration) / job.iterations)} %`;
}

export function describeRemaining(seconds: number | undefined): string {
  return seconds === undefined ? 'measuring how fast it goes' : `about ${inWords(seconds)} left`;
}

/** Seeds 1 to 5; seed 7. */
export function describeSeeds(plan: Plan): string {
  const seeds = seedNumbers(plan);
  const [first, last] = [seeds[0]!, seeds.at(-1)!];
  return first === last ? `seed ${first}` : `seeds ${first} to ${last}`;
}

/** What training would do if it began now: the name of its button. */
export function beginName({ done, total }: Counts): string {
  return done === 0 || done === total ? 'Start' : 'Resume';
}

/** ± 0.0057: two digits of an error are all that few seeds can tell. */
export function describeError(error: number | null): string {
  return error === null ? 'one seed' : `± ${formatValue(Number(error.toPrecision(2)))}`;
}

/** 4 of 5, and 38 to 96 %: of so few seeds nobody knows more digits. */
export function describeSuccess({ success }: RepeatSummary): { share: string; interval: string } {
  const { successes, trials, interval } = success;
  const [low, high] = interval;
  return {
    share: trials === 0 ? '–' : `${successes} of ${trials}`,
    interval: trials === 0 ? '' : `${percent(low)} to ${percent(high)} %`,
  };
}

function percent(share: number): number {
  return Math.round(100 * share);
}

/** None, or: seed 2 at iteration 120, seed 4 at iteration 80. */
export function describeDiverged({ diverged }: RepeatSummary): string {
  if (diverged.length === 0) return 'none';
  return diverged
    .map(({ seed, iteration }) => `seed ${seed} at iteration ${formatCount(iteration)}`)
    .join(', ');
}

export function describeStorage({ lasting, repeats, seeds }: StorageStanding): string {
  if (!lasting) {
    return 'This browser lets the page store nothing: what is done lasts until the page is closed. Save it to keep it.';
  }
  const counts = `${formatCount(seeds)} ${seeds === 1 ? 'seed' : 'seeds'} of ${formatCount(repeats)} ${repeats === 1 ? 'repeat' : 'repeats'}`;
  return `${counts} kept in this browser; beyond ${MOST_REPEATS} repeats or ${formatCount(MOST_SEEDS_KEPT)} seeds the oldest go.`;
}
