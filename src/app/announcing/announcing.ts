/**
 * When what the pictures show is worth saying aloud: at once where the user changed something, and while training
 * goes on by itself no more than twice a minute or so, and ever more rarely, for speech interrupts who listens.
 * Knows no elements and no words.
 */
import { formatComparison } from '../../gan/catalogue.ts';
import { comparisonOf, type PlaygroundState } from '../state/store.ts';
import { modesFoundBy } from './words.ts';

export interface Situation {
  /** What is trained and whether it goes on: that which a user changes. */
  readonly standing: string;
  /** Of the run that is furthest. */
  readonly iteration: number;
  /** How many modes each run has found. */
  readonly found: string;
  /** Whether there is a reading to tell. */
  readonly measured: boolean;
}

export interface Announcement extends Situation {
  /** In milliseconds. */
  readonly at: number;
}

/** Between two announcements while nobody does anything, in milliseconds. */
const RARELY_MS = 25_000;

/** Between any two, in milliseconds. */
const LEAST_MS = 4000;

/** Without news it is told how far training is whenever it has come so many times as far. */
const FURTHER = 2;

export function situationOf(state: PlaygroundState): Situation {
  const { runs, playing } = state;
  const doing = runs.map(({ phase }) => phase).join();
  return {
    standing: `${playing} ${doing} ${formatComparison(comparisonOf(state))}`,
    iteration: Math.max(...runs.map(({ frame }) => frame?.iteration ?? 0)),
    found: runs.map((run) => modesFoundBy(run) ?? '').join(),
    measured: runs.every(({ measured, phase }) => measured !== undefined || phase === 'failed'),
  };
}

/**
 * @param before a moment ago: what is still changing is not said yet, as while a slider is dragged
 * @param last what was said last, if anything
 * @param time in milliseconds
 */
export function isWorthSaying(
  now: Situation,
  before: Situation,
  last: Announcement | undefined,
  time: number,
): boolean {
  if (!now.measured || now.standing !== before.standing) return false;
  if (!last) return true;
  const silence = time - last.at;
  if (now.standing !== last.standing) return silence >= LEAST_MS;
  const startedAgain = now.iteration < last.iteration;
  const isNews = now.found !== last.found || now.iteration >= FURTHER * last.iteration;
  return (isNews || startedAgain) && silence >= RARELY_MS;
}
