/**
 * Which experiments are to run: what the user chooses, what the address says, and whether a change can
 * be taken over by the run in progress. Running them is `conductor.ts` and `run.ts`.
 */
import { isShared, type Alignment, type Comparison } from '../../experiment/comparison.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { fullNameOf } from '../../experiment/field.ts';
import { changeExperiment, fieldsOf, structuralDifferences } from '../../gan/catalogue.ts';
import {
  readAddress,
  readForcedExecutor,
  watchAddress,
  writeAddress,
  writeForcedExecutor,
} from './address.ts';
import { conduct, goOn } from './conductor.ts';
import { givenUp } from './givenUp.ts';
import { prefersReducedMotion } from './pace.ts';
import { recordMarker } from './recording.ts';
import type { Run } from './run.ts';
import { addRun, allRuns, removeRun, runWith } from './runs.ts';
import { findRun, selectedRun, store, updateRun, type RunId, type RunState } from './store.ts';

/** A number waits this long for the next one before it restarts, so that dragging a slider restarts once. */
const RESTART_QUIET_MS = 150;

/** Changes of one number closer together than this are one step for the Back button. */
const GESTURE_PAUSE_MS = 3000;

let lastNumber = { key: '', at: 0 };
let restartTimer: ReturnType<typeof setTimeout> | undefined;
/** The runs that are about to begin anew. */
const restarting = new Set<RunId>();

/** What the address asks for, running at once unless the user wants little motion. */
export function beginSession(): void {
  const { executor, messages } = readForcedExecutor();
  const address = readAddress();
  store.setState({
    forcedExecutor: executor,
    messages: [...messages, ...address.messages],
    playing: !prefersReducedMotion(),
  });
  conduct();
  show(address.comparison);
  writeAddress(address.comparison, 'replace');
  watchAddress(followAddress);
}

/** Back, forward or an edited hash: those experiments, from their seed. */
function followAddress(): void {
  const { comparison, messages } = readAddress();
  store.setState({ messages });
  // An entry made before another executor was chosen does not know of it.
  writeForcedExecutor(store.getState().forcedExecutor);
  writeAddress(comparison, 'replace');
  show(comparison);
}

/** The experiments on the page, as a link has them. */
export function currentComparison(): Comparison {
  const { runs, alignment } = store.getState();
  const [first, ...others] = runs.map(({ experiment }) => experiment);
  return { experiments: [first!, ...others], alignment };
}

/** The same seed from the start, at rest. */
export function reset(): void {
  store.setState({ playing: false });
  restart(allRuns());
}

export function newSeed(): void {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0]! % 100_000;
  changeField('seed', seed);
}

/** Other experiments as a whole: a preset, or those from a link. */
export function openComparison(comparison: Comparison): void {
  store.setState({ messages: [] });
  writeAddress(comparison, 'push');
  show(comparison);
}

export function setAlignment(alignment: Alignment): void {
  store.setState({ alignment });
  writeAddress(currentComparison(), 'replace');
  goOn();
}

/** Runs `comparison` in place of what there is, each run from its seed. */
function show({ experiments, alignment }: Comparison): void {
  const { runs } = store.getState();
  const playing = keepsPlaying(runs);
  for (const { id } of runs.slice(experiments.length)) removeRun(id);
  for (const experiment of experiments.slice(runs.length)) addRun(experiment);
  store.setState({ alignment, playing });
  const shown = allRuns();
  shown.forEach(({ id }, index) => updateRun(id, { experiment: experiments[index]! }));
  restart(shown);
}

/**
 * Changes one key of the selected experiment, or of all where they share it: at once where the run can take
 * it over, else by a new run.
 */
export function changeField(key: string, value: string | number): void {
  const { runs } = store.getState();
  const chosen = selectedRun(store.getState());
  const changed = isShared(key) ? runs : [chosen];
  const before = new Map(changed.map(({ id, experiment }) => [id, experiment]));
  for (const { id, experiment } of changed) {
    updateRun(id, { experiment: changeExperiment(experiment, { [key]: value }) });
  }
  const after = changed.map(({ id }) => findRun(store.getState(), id)!);
  store.setState({
    messages: givenUp(before.get(chosen.id)!, selectedRun(store.getState()).experiment, key),
  });
  const anew = after.filter(
    ({ id, experiment }) => structuralDifferences(before.get(id)!, experiment).length > 0,
  );
  if (anew.length > 0 && typeof value === 'number') return restartSoon(anew, key);
  writeAddress(currentComparison(), anew.length > 0 ? 'push' : 'replace');
  if (anew.length > 0) {
    store.setState({ playing: keepsPlaying(anew) });
    return restart(anew.map(({ id }) => runWith(id)!));
  }
  for (const run of after) takeOver(run, key, value);
}

function takeOver(
  { id, experiment, frame, recording }: RunState,
  key: string,
  value: string | number,
): void {
  if (restarting.has(id)) return; // The run that is about to start will have it.
  void runWith(id)!.takeOver(experiment);
  const field = fieldsOf(experiment).find((candidate) => candidate.key === key);
  if (!field || !frame) return;
  updateRun(id, {
    recording: recordMarker(recording, {
      key,
      iteration: frame.iteration,
      label: `${fullNameOf(field)} ${value}`,
    }),
  });
}

/** New runs of these experiments, and of what they may still become in the next moment. */
function restartSoon(anew: readonly RunState[], key: string): void {
  const now = performance.now();
  const sameGesture = lastNumber.key === key && now - lastNumber.at < GESTURE_PAUSE_MS;
  lastNumber = { key, at: now };
  writeAddress(currentComparison(), sameGesture ? 'replace' : 'push');
  for (const { id } of anew) restarting.add(id);
  clearTimeout(restartTimer);
  restartTimer = setTimeout(() => {
    const due = allRuns().filter(({ id }) => restarting.has(id));
    store.setState(({ runs }) => ({ playing: keepsPlaying(runs) }));
    restart(due);
  }, RESTART_QUIET_MS);
}

/** Begins these runs anew, from their seed. */
function restart(due: readonly Run[]): void {
  for (const { id } of due) restarting.delete(id);
  if (restarting.size === 0) clearTimeout(restartTimer);
  for (const run of due) void run.start(experimentOf(run));
}

function experimentOf({ id }: Run): Experiment {
  return findRun(store.getState(), id)!.experiment;
}

/** A run that replaces a failed one starts playing: trying something else is the way on. */
function keepsPlaying(replaced: readonly Pick<RunState, 'phase'>[]): boolean {
  return store.getState().playing || replaced.some(({ phase }) => phase === 'failed');
}
