/**
 * How the values of one metric in several runs stand to each other, and whether it may be said that one
 * is best: only beyond the noise, and only of values from the same place. Knows neither runs nor the page.
 */
import type { Floor, Metric } from '../../../metrics/metric.ts';
import { clearlyBest, type Estimate } from '../../../metrics/statistics.ts';
import type { Place } from './places.ts';

/** What one run scores. */
export interface Score {
  /** Undefined where there is none yet, and where a measurement gives none. */
  readonly value: number | undefined;
  /** Why a measurement gives no value. */
  readonly reason?: string;
  /** How far the latest values of this run scatter by themselves; absent where there are too few to tell. */
  readonly scatter?: number;
  /** Where the run was measured; undefined before the first time. */
  readonly place: Place | undefined;
  /** Whether the run goes no further, so that it loses to all that do. */
  readonly over: boolean;
}

export type Standing =
  | { readonly kind: 'best'; readonly index: number }
  /** The best differ by less than the noise, or not at all. */
  | { readonly kind: 'tie'; readonly among: readonly number[]; readonly equal: boolean }
  /** Values from places too far from each other to be compared. */
  | { readonly kind: 'apart' }
  /** A run was not measured yet. */
  | { readonly kind: 'unmeasured' }
  /** How much one measurement scatters is not known yet, or never will be. */
  | { readonly kind: 'unknown noise' }
  /** There are not enough values. */
  | { readonly kind: 'incomparable' };

/**
 * Places count as the same within this share of the furthest: runs that play keep step only roughly, by
 * time above all, and each is measured when its turn comes. So much more training changes little.
 */
const SAME_PLACE = 0.1;

/** Whether all places are so near to each other that training made no difference in between. */
export function areTogether(places: readonly Place[]): boolean {
  return Math.max(...places) - Math.min(...places) <= SAME_PLACE * Math.max(...places);
}

/**
 * The error of a value is what one measurement of a perfect generator scatters by, or what the run itself did
 * lately where that is more: a generator far from the data is measured less exactly, and does not stand still.
 * @param floor of the metric
 */
export function standingOf(
  scores: readonly Score[],
  better: Metric['better'],
  floor: Floor | undefined,
): Standing {
  const going = scores.filter(({ over }) => !over);
  if (going.some(({ value, reason }) => value === undefined && reason === undefined)) {
    return { kind: 'unmeasured' };
  }
  // Who is left alone has beaten nobody.
  if (going.length < 2) return { kind: 'incomparable' };
  const valued = going.filter(({ value }) => value !== undefined);
  // How far from its aim a run without a value is, nobody knows.
  const complete = better !== 'closer' || valued.length === going.length;
  if (valued.length === 0 || !complete) return { kind: 'incomparable' };
  if (!areTogether(valued.map(({ place }) => place ?? 0))) return { kind: 'apart' };
  if (!floor || !Number.isFinite(floor.deviation)) return { kind: 'unknown noise' };
  return among(
    scores.map((score) => estimateOf(score, better, floor)),
    better === 'higher' ? 'higher' : 'lower',
  );
}

/** The value with its error; where the aim lies between, the distance to it. */
function estimateOf(
  { value, over, scatter = 0 }: Score,
  better: Metric['better'],
  floor: Floor,
): Estimate | undefined {
  if (value === undefined || over) return undefined;
  const mean = better === 'closer' ? Math.abs(value - floor.value) : value;
  return { mean, error: Math.max(floor.deviation, scatter) };
}

function among(estimates: readonly (Estimate | undefined)[], better: 'lower' | 'higher'): Standing {
  const index = clearlyBest(estimates, better);
  if (index !== undefined) return { kind: 'best', index };
  const known = estimates.flatMap((estimate) => (estimate ? [estimate] : []));
  const leader = known.reduce((best, one) => (isAhead(one, best, better) ? one : best));
  const leaders = estimates.flatMap((estimate, i) =>
    estimate && clearlyBest([leader, estimate], better) === undefined ? [i] : [],
  );
  const equal = leaders.every((i) => estimates[i]!.mean === leader.mean);
  return { kind: 'tie', among: leaders, equal };
}

function isAhead(one: Estimate, other: Estimate, better: 'lower' | 'higher'): boolean {
  return better === 'lower' ? one.mean < other.mean : one.mean > other.mean;
}
