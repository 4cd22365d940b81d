/** Runs that begin anew from their seed, at once or when a gesture has ended. Which they are is decided elsewhere. */
import type { Experiment } from '../../experiment/experiment.ts';
import { noteInAddress } from './address.ts';
import { keepsPlaying } from './conductor.ts';
import type { Run } from './run.ts';
import { allRuns } from './runs.ts';
import { findRun, store, type RunId, type RunState } from './store.ts';
import { latestSight } from './timeline/sight.ts';

/** Changes of one number or drawing closer together than this are one step for the Back button. */
const GESTURE_PAUSE_MS = 3000;

let lastGesture = { key: '', at: 0 };
let restartTimer: ReturnType<typeof setTimeout> | undefined;
/** The runs that are about to begin anew. */
const restarting = new Set<RunId>();

export function isRestarting(id: RunId): boolean {
  return restarting.has(id);
}

/** For a run that is taken away. */
export function forgetRestartOf(id: RunId): void {
  restarting.delete(id);
}

export function forgetRestarts(): void {
  restarting.clear();
  clearTimeout(restartTimer);
}

/** New runs of these experiments, and of what they may still become in the next moment. */
export function restartSoon(anew: readonly RunState[], key: string, quietMs: number): void {
  const now = performance.now();
  const sameGesture = lastGesture.key === key && now - lastGesture.at < GESTURE_PAUSE_MS;
  lastGesture = { key, at: now };
  noteInAddress(sameGesture ? 'replace' : 'push');
  for (const { id } of anew) restarting.add(id);
  clearTimeout(restartTimer);
  restartTimer = setTimeout(() => {
    const due = allRuns().filter(({ id }) => restarting.has(id));
    store.setState(({ runs }) => ({ playing: keepsPlaying(runs) }));
    restart(due);
  }, quietMs);
}

/** Begins these runs anew, from their seed. */
export function restart(due: readonly Run[]): void {
  for (const { id } of due) restarting.delete(id);
  if (restarting.size === 0) clearTimeout(restartTimer);
  for (const run of due) void run.start(experimentOf(run));
}

function experimentOf({ id }: Run): Experiment {
  return latestSight(findRun(store.getState(), id)!).experiment;
}
