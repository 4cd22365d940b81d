/**
 * Which runs there are: adds and takes away, in the store and with their workers. Starts nothing by
 * itself.
 */
import { MOST_RUNS } from '../../experiment/comparison.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { Snapshot } from '../../training/protocol.ts';
import type { Recording } from './recording.ts';
import { createRun, type Run } from './run.ts';
import { emptyRun, selectedRun, store, updateRun, type RunId, type RunState } from './store.ts';
import { emptyTimeline, type Timeline } from './timeline/timeline.ts';
import { keepWithinLimits } from './timeline/keeping.ts';

/** What runs can be called, in the order in which they stand beside each other. */
export const LETTERS: readonly RunId[] = Array.from({ length: MOST_RUNS }, (_, index) =>
  String.fromCharCode(65 + index),
);

const workers = new Map<RunId, Run>();
let whenReady: () => void = () => undefined;

/** Tells who shall be called whenever a run could train on. */
export function onRunReady(listener: () => void): void {
  whenReady = listener;
}

/** In the order in which they stand beside each other. */
export function allRuns(): readonly Run[] {
  return store.getState().runs.flatMap(({ id }) => workers.get(id) ?? []);
}

/** The run that controls are about. */
export function selected(): Run {
  return workers.get(selectedRun(store.getState()).id)!;
}

export function runWith(id: RunId): Run | undefined {
  return workers.get(id);
}

/**
 * A new run, not started, in its place by the alphabet; undefined where there are as many as there can be.
 * @param id its letter; by default the first that is free
 */
export function addRun(
  experiment: Experiment,
  id = LETTERS.find((letter) => !workers.has(letter)),
): Run | undefined {
  if (id === undefined || workers.has(id)) return undefined;
  const run = createRun(id, () => whenReady());
  workers.set(id, run);
  store.setState(({ runs }) => ({
    runs: [...runs, emptyRun(id, experiment)].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  keepWithinLimits();
  return run;
}

/** How far a run has come, here or elsewhere: its state, and what its charts show of the way. */
export interface Standing {
  readonly snapshot: Snapshot;
  /** Milliseconds. */
  readonly trainedMs: number;
  /** Not shared with another run: it goes on changing in place. */
  readonly recording: Recording;
  /** What it keeps of the way; absent: nothing. */
  readonly timeline?: Timeline;
  /** What can be shown of it at once; absent: what its first frame brings. */
  readonly shown?: Partial<Pick<RunState, 'frame' | 'field' | 'diagnosis' | 'measured'>>;
}

/** Begins `run` where another one stands. */
export function startAt(run: Run, experiment: Experiment, standing: Standing): Promise<void> {
  const { snapshot, trainedMs, recording, timeline = emptyTimeline(), shown } = standing;
  updateRun(run.id, {
    frame: undefined,
    field: undefined,
    diagnosis: undefined,
    measured: undefined,
    ...shown,
    trainedMs,
    recording,
    timeline,
    looking: undefined,
    abandoned: undefined,
  });
  return run.start(experiment, snapshot);
}

/** Takes a run away with all it made. The last one stays. */
export function removeRun(id: RunId): void {
  const { runs } = store.getState();
  if (runs.length === 1) return;
  workers.get(id)?.dispose();
  workers.delete(id);
  store.setState((state) => {
    const left = state.runs.filter((run) => run.id !== id);
    const next =
      left[
        Math.min(
          left.length - 1,
          state.runs.findIndex((run) => run.id === id),
        )
      ]!;
    return { runs: left, selected: state.selected === id ? next.id : state.selected };
  });
}
