/**
 * Which runs there are: adds and takes away, in the store and with their workers. Starts nothing by
 * itself.
 */
import { MOST_RUNS } from '../../experiment/comparison.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { createRun, type Run } from './run.ts';
import { emptyRun, selectedRun, store, type RunId } from './store.ts';

const LETTERS = Array.from({ length: MOST_RUNS }, (_, index) => String.fromCharCode(65 + index));

const workers = new Map<RunId, Run>();
let whenReady: () => void = () => undefined;

/** Tells who shall be called whenever a run could train on. */
export function onRunReady(listener: () => void): void {
  whenReady = listener;
}

export function allRuns(): readonly Run[] {
  return [...workers.values()];
}

/** The run that controls are about. */
export function selected(): Run {
  return workers.get(selectedRun(store.getState()).id)!;
}

export function runWith(id: RunId): Run | undefined {
  return workers.get(id);
}

/** A new run behind the others, not started; undefined where there are as many as there can be. */
export function addRun(experiment: Experiment): Run | undefined {
  const id = LETTERS.find((letter) => !workers.has(letter));
  if (id === undefined) return undefined;
  const run = createRun(id, () => whenReady());
  workers.set(id, run);
  store.setState(({ runs }) => ({ runs: [...runs, emptyRun(id, experiment)] }));
  return run;
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
