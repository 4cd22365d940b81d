/**
 * How far along a run is when several are played together, and how far it may go. Knows neither workers
 * nor the page.
 */
import type { Alignment } from '../../experiment/comparison.ts';
import type { RunState } from './store.ts';

/** What a run shows of its progress. */
export type Course = Pick<RunState, 'id' | 'phase' | 'frame' | 'trainedMs' | 'experiment'>;

/**
 * How far ahead of the slowest a run may train, as time of the slowest in milliseconds: little enough to
 * look as if all kept step, and enough that a frame is worth its while.
 */
const LEAD_MS = 120;

/** What `alignment` counts: iterations, updates of both players, or milliseconds of training. */
export function placeOf(
  { frame, trainedMs }: Pick<Course, 'frame' | 'trainedMs'>,
  alignment: Alignment,
): number {
  switch (alignment) {
    case 'iterations':
      return frame?.iteration ?? 0;
    case 'updates':
      return (frame?.criticUpdates ?? 0) + (frame?.generatorUpdates ?? 0);
    case 'time':
      return trainedMs;
  }
}

/** Places that one iteration of a run covers; undefined where that is not known beforehand. */
function stride({ experiment }: Course, alignment: Alignment): number | undefined {
  switch (alignment) {
    case 'iterations':
      return 1;
    case 'updates':
      return experiment['critic.steps'] + experiment['generator.steps'];
    case 'time':
      return undefined;
  }
}

/** The stride of a run whose iterations move nobody: it gets nowhere, however long one waits. */
const STANDS_STILL = 0;

/** How much a run may be asked for. */
export interface Allowance {
  readonly iterations: number;
  readonly budgetMs: number;
}

/** A run alone, or one that nobody has to wait for. */
const UNLIMITED: Allowance = { iterations: Infinity, budgetMs: Infinity };

/** Nobody waits for runs that failed or get nowhere. */
export function isWaitedFor(course: Course, alignment: Alignment): boolean {
  return course.phase !== 'failed' && stride(course, alignment) !== STANDS_STILL;
}

/**
 * What `course` may train while it plays beside `others`; undefined: it has to wait for them.
 */
export function allowanceBeside(
  course: Course,
  others: readonly Course[],
  alignment: Alignment,
): Allowance | undefined {
  const company = others.filter((one) => isWaitedFor(one, alignment));
  if (company.length === 0) return UNLIMITED;
  const all = [course, ...company];
  const last = Math.min(...all.map((one) => placeOf(one, alignment)));
  const goal = last + leadOf(all, alignment);
  return upTo(goal, course, alignment);
}

/** What `course` has to train to come level with those of `others` that are ahead; undefined: nothing. */
export function allowanceToCatchUp(
  course: Course,
  others: readonly Course[],
  alignment: Alignment,
): Allowance | undefined {
  // Time passes whether or not anybody is ahead in it.
  if (alignment === 'time') return undefined;
  const places = others
    .filter(({ phase }) => phase === 'ready')
    .map((other) => placeOf(other, alignment));
  return upTo(Math.max(0, ...places), course, alignment);
}

/** How many places ahead of the slowest a run may train. */
export function leadOf(all: readonly Course[], alignment: Alignment): number {
  const longestStride = Math.max(...all.map((one) => stride(one, alignment) ?? 0));
  if (longestStride === 0) return LEAD_MS;
  const slowest = Math.min(...all.map((one) => pace(one, alignment)));
  return Math.max(longestStride, Math.round(slowest * LEAD_MS));
}

/** Places in a millisecond of training. */
function pace(course: Course, alignment: Alignment): number {
  return course.trainedMs > 0 ? placeOf(course, alignment) / course.trainedMs : 0;
}

function upTo(goal: number, course: Course, alignment: Alignment): Allowance | undefined {
  const left = goal - placeOf(course, alignment);
  const each = stride(course, alignment);
  if (each === undefined) {
    return left > 0 ? { iterations: Infinity, budgetMs: left } : undefined;
  }
  const iterations = Math.floor(left / Math.max(1, each));
  return iterations >= 1 ? { iterations, budgetMs: Infinity } : undefined;
}
