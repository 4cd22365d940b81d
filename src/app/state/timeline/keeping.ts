/** Keeps moments of the runs on the page as they come, within the memory that this machine has for them. */
import type { Experiment } from '../../../experiment/experiment.ts';
import type { Frame } from '../../../training/protocol.ts';
import { store, type RunState } from '../store.ts';
import { pictureOf, withMoment, type Timeline } from './timeline.ts';
import { bounded, bytesOf, limitsFor, type Limits } from './memory.ts';
import type { Sight } from './sight.ts';

/** The share of its memory that a run's abandoned future may take. */
const ABANDONED_SHARE = 1 / 2;

/** The timeline of `run` with what it is now, where the frame of that has a snapshot. */
export function keepMoment(
  run: RunState,
  now: Pick<Sight, 'field' | 'measured' | 'trainedMs'> & { readonly frame: Frame },
  experiment: Experiment | undefined,
): Timeline {
  const { frame, field, measured, trainedMs } = now;
  const { snapshot } = frame;
  if (!snapshot || !experiment) return run.timeline;
  const moment = { experiment, snapshot, trainedMs, frame: pictureOf(frame), field, measured };
  return keptWithin(run, withMoment(run.timeline, moment));
}

/** The timeline within what is left to `run` beside what it keeps of an abandoned future. */
export function keptWithin({ abandoned }: RunState, timeline: Timeline): Timeline {
  const { bytes, moments } = limitsNow();
  const taken = abandoned ? bytesOf(abandoned.later) : 0;
  return bounded(timeline, { bytes: bytes - taken, moments });
}

/** An abandoned future within the share that such ones have. */
export function abandonedWithin(later: Timeline): Timeline {
  const { bytes, moments } = limitsNow();
  return bounded(later, { bytes: bytes * ABANDONED_SHARE, moments: moments * ABANDONED_SHARE });
}

/** Has every run keep to its limits, which are other ones with another number of runs. */
export function keepWithinLimits(): void {
  store.setState(({ runs }) => ({
    runs: runs.map((run) => ({ ...run, timeline: keptWithin(run, run.timeline) })),
  }));
}

/** What `run` keeps of its past, in bytes. */
export function bytesKept({ timeline, abandoned }: RunState): number {
  return bytesOf(timeline) + (abandoned ? bytesOf(abandoned.later) : 0);
}

/** What each run may keep now. */
export function limitsNow(): Limits {
  // Some browsers do not tell how much memory there is.
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  return limitsFor(store.getState().runs.length, deviceMemory);
}
