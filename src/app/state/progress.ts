/**
 * What a run is doing beside the others, for people: the usual to and fro of runs that keep step is no
 * waiting. Decides nothing; that is `alignment.ts`.
 */
import type { Alignment } from '../../experiment/comparison.ts';
import { allowanceToCatchUp, isWaitedFor, leadOf, placeOf, type Course } from './alignment.ts';
import type { RunId } from './store.ts';

export type Progress =
  | { readonly kind: 'starting' | 'stopped' | 'catching up' | 'running' | 'paused' }
  /** `on`: those that are not as far yet. */
  | { readonly kind: 'waiting'; readonly on: readonly RunId[] };

/** Runs that keep step are one lead apart at most; further back than this many is behind. */
const LEADS_BEHIND = 4;

/** @param playing whether all of them are to train */
export function progressOf(
  course: Course,
  others: readonly Course[],
  alignment: Alignment,
  playing: boolean,
): Progress {
  if (course.phase === 'failed') return { kind: 'stopped' };
  if (course.phase === 'starting') return { kind: 'starting' };
  if (!playing) {
    const owed = allowanceToCatchUp(course, others, alignment);
    return { kind: owed ? 'catching up' : 'paused' };
  }
  const company = [course, ...others].filter((one) => isWaitedFor(one, alignment));
  const behind = company.filter((one) => isBehind(one, company, alignment));
  if (behind.includes(course)) return { kind: 'catching up' };
  const on = behind.filter((one) => placeOf(one, alignment) < placeOf(course, alignment));
  return on.length > 0 ? { kind: 'waiting', on: on.map(({ id }) => id) } : { kind: 'running' };
}

function isBehind(course: Course, company: readonly Course[], alignment: Alignment): boolean {
  const furthest = Math.max(...company.map((one) => placeOf(one, alignment)));
  const gap = furthest - placeOf(course, alignment);
  return gap > LEADS_BEHIND * leadOf(company, alignment);
}
