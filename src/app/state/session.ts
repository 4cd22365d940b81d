/**
 * Which experiments are to run: what the address says, and what is opened, put beside each other or taken away.
 * Changes of the experiments there are come in `changes.ts`; running them is `conductor.ts` and `run.ts`.
 */
import type { Alignment, Comparison } from '../../experiment/comparison.ts';
import { formatExperiment } from '../../gan/catalogue.ts';
import {
  fetchPointsOfAddress,
  noteInAddress,
  readAddress,
  readLetters,
  watchAddress,
  writeForcedExecutor,
} from './address.ts';
import { conduct, goOn, keepsPlaying } from './conductor.ts';
import { openingOfPage } from './goal.ts';
import { prefersReducedMotion } from './pace.ts';
import { embedded, presentation, presentationMessages, wantedExecutor } from './presentation.ts';
import { forgetRestartOf, forgetRestarts, isRestarting, restart } from './restarts.ts';
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
import { returnToLatest } from './timeline/departure.ts';

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

/** Other experiments as a whole: a preset, or those from a link. */
export function openComparison(comparison: Comparison): void {
  store.setState({ messages: [], opening: undefined });
  show(comparison);
  noteInAddress('push');
}

/** Other experiments where they stand, at rest. @param standings by experiment, in their order */
export function openStanding(comparison: Comparison, standings: readonly Standing[]): void {
  store.setState({ messages: [], playing: false, opening: undefined });
  arrange(comparison);
  // Nothing of what was to begin anew is left.
  forgetRestarts();
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

export function holdAll(): void {
  for (const { id } of store.getState().runs) updateRun(id, { held: true });
}

/** A copy of a run, from where it stands and at its side; the copy is then the one that controls are about. */
export async function duplicate(id: RunId): Promise<void> {
  const past = findRun(store.getState(), id)?.looking?.moment;
  const source = runWith(id);
  const standing = source && !isRestarting(id) ? await standingOf(source) : undefined;
  returnToLatest();
  const original = findRun(store.getState(), id);
  const experiment = past?.experiment ?? original?.experiment;
  const copy = experiment && addRun(experiment);
  if (!copy) return;
  // A copy of the past is to be looked at and changed before it follows the others.
  if (past) updateRun(copy.id, { held: true });
  store.setState({ selected: copy.id });
  noteInAddress('push');
  if (standing && !isRestarting(id)) await startAt(copy, experiment, standing);
  else await copy.start(experiment);
}

/** Ends a run among several; Back has it run again. */
export function takeAway(id: RunId): void {
  returnToLatest();
  forgetRestartOf(id);
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
export function arrange(
  { experiments, alignment }: Comparison,
  letters: readonly RunId[] = [],
): void {
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
