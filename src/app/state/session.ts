/**
 * Which experiments are to run: what the user chooses, what the address says, and whether a change can
 * be taken over by the run in progress. Running them is `conductor.ts` and `run.ts`.
 */
import { isShared, type Alignment, type Comparison } from '../../experiment/comparison.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { fullNameOf } from '../../experiment/field.ts';
import {
  changeExperiment,
  fieldsOf,
  formatExperiment,
  structuralDifferences,
} from '../../gan/catalogue.ts';
import {
  fetchPointsOfAddress,
  noteInAddress,
  readAddress,
  readLetters,
  watchAddress,
  writeForcedExecutor,
} from './address.ts';
import { conduct, goOn, keepsPlaying } from './conductor.ts';
import { givenUp } from './givenUp.ts';
import { openingOfPage } from './goal.ts';
import { prefersReducedMotion } from './pace.ts';
import { embedded, presentation, presentationMessages, wantedExecutor } from './presentation.ts';
import { recordMarker } from './recording.ts';
import type { Run } from './run.ts';
import { addRun, allRuns, LETTERS, removeRun, runWith, startAt, type Standing } from './runs.ts';
import { standingOf } from './standing.ts';
import {
  comparisonOf,
  findRun,
  selectedRun,
  store,
  updateRun,
  type RunId,
  type RunState,
} from './store.ts';
import { continueFromHere, returnToLatest } from './timeline/departure.ts';
import { isLookingBack, latestSight } from './timeline/sight.ts';

/** A number waits this long for the next one before it restarts, so that dragging a slider restarts once. */
const RESTART_QUIET_MS = 150;

/** A drawing waits this long for the next stroke or point. */
const DRAWING_QUIET_MS = 500;

/** Changes of one number or drawing closer together than this are one step for the Back button. */
const GESTURE_PAUSE_MS = 3000;

let lastGesture = { key: '', at: 0 };
let restartTimer: ReturnType<typeof setTimeout> | undefined;
/** The runs that are about to begin anew. */
const restarting = new Set<RunId>();

/** What the address asks for. */
export function beginSession(): void {
  const address = readAddress();
  store.setState({
    forcedExecutor: wantedExecutor,
    messages: [...presentationMessages, ...address.messages],
    playing: playsByItself(),
    opening: openingOfPage(),
  });
  conduct();
  show(address.comparison, readLetters());
  noteInAddress('replace');
  watchAddress(() => void followAddress());
}

/** Whether training begins at once: embedded only where it is asked for, and never where little motion is wanted. */
function playsByItself(): boolean {
  const { autoplay, still } = presentation;
  return !still && (autoplay ?? !embedded) && !prefersReducedMotion();
}

/** Back, forward or an edited hash: those experiments, from their seed where they are not what runs. */
async function followAddress(): Promise<void> {
  const { href } = location;
  await fetchPointsOfAddress();
  if (location.href !== href) return; // Somebody has gone on meanwhile.
  const { comparison, messages } = readAddress();
  store.setState({ messages });
  // An entry made before another executor was chosen does not know of it.
  writeForcedExecutor(store.getState().forcedExecutor);
  returnToLatest();
  const { runs } = store.getState();
  const ran = new Map(runs.map((run) => [run.id, run]));
  store.setState({ playing: keepsPlaying(runs) });
  arrange(comparison, readLetters());
  noteInAddress('replace');
  const anew = allRuns().filter(({ id }) => !goesOn(ran.get(id), findRun(store.getState(), id)!));
  if (anew.length > 0) store.setState({ opening: openingOfPage() });
  restart(anew);
}

/** Whether a run is to be left alone that is to become another. */
function goesOn(ran: RunState | undefined, wanted: RunState): boolean {
  if (!ran || ran.phase === 'failed') return false;
  return formatExperiment(ran.experiment) === formatExperiment(wanted.experiment);
}

/** The experiments on the page, as a link has them. */
export function currentComparison(): Comparison {
  return comparisonOf(store.getState());
}

/** The same seed from the start, or from where the page starts, at rest. */
export function reset(): void {
  store.setState({ playing: false, opening: openingOfPage() });
  restart(allRuns());
}

export function newSeed(): void {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0]! % 100_000;
  changeField('seed', seed);
}

/** Other experiments as a whole: a preset, or those from a link. */
export function openComparison(comparison: Comparison): void {
  store.setState({ messages: [], opening: undefined });
  show(comparison);
  noteInAddress('push');
}

/**
 * Other experiments for the runs there are: those that can take theirs over go on from their latest, the others
 * begin anew. Makes no step for the Back button. Resolves once they are what is wanted, as far as they can be.
 */
export async function changeTo(comparison: Comparison): Promise<void> {
  const { runs: before, alignment, playing } = store.getState();
  arrange(
    comparison,
    before.map(({ id }) => id),
  );
  noteInAddress('replace');
  const goingOn = new Map(
    before.flatMap((ran) => {
      const wanted = findRun(store.getState(), ran.id);
      return wanted && takesOver(ran, wanted) ? [[ran.id, differingKeys(ran, wanted)]] : [];
    }),
  );
  const anew = allRuns().filter(({ id }) => !goingOn.has(id));
  store.setState({
    messages: [],
    playing: keepsPlaying(before.filter(({ id }) => !goingOn.has(id))),
  });
  restart(anew);
  if (!playing && alignment !== comparison.alignment) holdAll();
  goOn();
  await Promise.all([
    ...[...goingOn].map(([id, keys]) => takeOver(findRun(store.getState(), id)!, keys)),
    ...allRuns().map((run) => run.settled()),
  ]);
}

/** Whether a run can become another in progress. */
function takesOver(ran: RunState, wanted: RunState): boolean {
  return ran.phase !== 'failed' && !structuralDifferences(ran.experiment, wanted.experiment).length;
}

function differingKeys(a: RunState, b: RunState): readonly string[] {
  return Object.keys(b.experiment).filter((key) => a.experiment[key] !== b.experiment[key]);
}

/** Other experiments where they stand, at rest. @param standings by experiment, in their order */
export function openStanding(comparison: Comparison, standings: readonly Standing[]): void {
  store.setState({ messages: [], playing: false, opening: undefined });
  arrange(comparison);
  // Nothing of what was to begin anew is left.
  restarting.clear();
  clearTimeout(restartTimer);
  noteInAddress('push');
  // Saved while they played, they may stand apart: that is how they are shown.
  holdAll();
  allRuns().forEach((run, index) => {
    void startAt(run, comparison.experiments[index]!, standings[index]!);
  });
}

/** What runs keep equal from now on; those at rest stay where they are until Play. */
export function setAlignment(alignment: Alignment): void {
  store.setState({ alignment });
  noteInAddress('replace');
  if (!store.getState().playing) holdAll();
  goOn();
}

function holdAll(): void {
  for (const { id } of store.getState().runs) updateRun(id, { held: true });
}

/** A copy of a run, from where it stands and at its side; the copy is then the one that controls are about. */
export async function duplicate(id: RunId): Promise<void> {
  const past = findRun(store.getState(), id)?.looking?.moment;
  const source = runWith(id);
  const standing = source && !restarting.has(id) ? await standingOf(source) : undefined;
  returnToLatest();
  const original = findRun(store.getState(), id);
  const experiment = past?.experiment ?? original?.experiment;
  const copy = experiment && addRun(experiment);
  if (!copy) return;
  // A copy of the past is to be looked at and changed before it follows the others.
  if (past) updateRun(copy.id, { held: true });
  store.setState({ selected: copy.id });
  noteInAddress('push');
  if (standing && !restarting.has(id)) await startAt(copy, experiment, standing);
  else await copy.start(experiment);
}

/** Ends a run among several; Back has it run again. */
export function takeAway(id: RunId): void {
  returnToLatest();
  restarting.delete(id);
  removeRun(id);
  noteInAddress('push');
  goOn();
}

/** One run from the start; the others wait for it. */
export function startAgain(id: RunId): void {
  const run = runWith(id);
  if (run) restart([run]);
}

/** Runs `comparison` in place of what there is, each run from its seed. @param letters see `arrange` */
function show(comparison: Comparison, letters?: readonly RunId[]): void {
  store.setState(({ runs }) => ({ playing: keepsPlaying(runs) }));
  arrange(comparison, letters);
  restart(allRuns());
}

/**
 * A run for each experiment, not started, and no others.
 * @param letters of the runs, ascending; those from A on unless there is one for each experiment
 */
function arrange({ experiments, alignment }: Comparison, letters: readonly RunId[] = []): void {
  const fits = letters.length === experiments.length && letters.every(isLetter);
  returnToLatest();
  const wanted = fits ? letters : LETTERS.slice(0, experiments.length);
  wanted.forEach((id, index) => {
    addRun(experiments[index]!, id);
    updateRun(id, { experiment: experiments[index]! });
  });
  for (const { id } of allRuns()) if (!wanted.includes(id)) removeRun(id);
  store.setState((state) => ({ alignment, selected: selectedRun(state).id }));
}

function isLetter(letter: unknown): boolean {
  return LETTERS.some((known) => known === letter);
}

/**
 * Changes one key of the selected experiment, or of all where they share it: at once where the run can take
 * it over, else by a new run. While runs show their past, they go on from there with the change.
 * @param brought what the new choice comes with, by key, where that is not its defaults
 */
export function changeField(
  key: string,
  value: string | number,
  brought: Readonly<Record<string, string | number>> = {},
): void {
  if (isLookingBack(store.getState())) {
    void continueFromHere().then(() => changeField(key, value, brought));
    return;
  }
  const { runs } = store.getState();
  const chosen = selectedRun(store.getState());
  const changed = isShared(key) ? runs : [chosen];
  const before = new Map(changed.map(({ id, experiment }) => [id, experiment]));
  for (const { id, experiment } of changed) {
    updateRun(id, { experiment: changeExperiment(experiment, { [key]: value, ...brought }) });
  }
  const after = changed.map(({ id }) => findRun(store.getState(), id)!);
  store.setState({
    messages: givenUp(before.get(chosen.id)!, selectedRun(store.getState()).experiment, key),
  });
  const anew = after.filter(
    ({ id, experiment }) => structuralDifferences(before.get(id)!, experiment).length > 0,
  );
  const quietMs = typeof value === 'number' ? RESTART_QUIET_MS : quietAfterDrawing(chosen, key);
  if (anew.length > 0 && quietMs > 0) return restartSoon(anew, key, quietMs);
  noteInAddress(anew.length > 0 ? 'push' : 'replace');
  if (anew.length > 0) {
    store.setState({ playing: keepsPlaying(anew) });
    return restart(anew.map(({ id }) => runWith(id)!));
  }
  for (const run of after) void takeOver(run, [key]);
}

/** @param keys what is new of its experiment */
async function takeOver(run: RunState, keys: readonly string[]): Promise<void> {
  const { id, experiment, frame } = run;
  // The run that is about to start will have it.
  if (restarting.has(id) || keys.length === 0) return;
  for (const field of fieldsOf(experiment).filter(({ key }) => keys.includes(key))) {
    if (!frame) break;
    const label = `${fullNameOf(field)} ${experiment[field.key]}`;
    const marker = { key: field.key, iteration: frame.iteration, label };
    updateRun(id, ({ recording }) => ({ recording: recordMarker(recording, marker) }));
  }
  await runWith(id)!.takeOver();
}

/** In milliseconds; 0 for what is not drawn but chosen at once. */
function quietAfterDrawing({ experiment }: RunState, key: string): number {
  const field = fieldsOf(experiment).find((candidate) => candidate.key === key);
  return field?.kind === 'text' && field.encoded ? DRAWING_QUIET_MS : 0;
}

/** New runs of these experiments, and of what they may still become in the next moment. */
function restartSoon(anew: readonly RunState[], key: string, quietMs: number): void {
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
function restart(due: readonly Run[]): void {
  for (const { id } of due) restarting.delete(id);
  if (restarting.size === 0) clearTimeout(restartTimer);
  for (const run of due) void run.start(experimentOf(run));
}

function experimentOf({ id }: Run): Experiment {
  return latestSight(findRun(store.getState(), id)!).experiment;
}
