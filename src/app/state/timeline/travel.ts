/** What the user does with the past of the runs: looks at it, goes to an exact place, and branches off. */
import { MOST_RUNS, type Alignment } from '../../../experiment/comparison.ts';
import { noteInAddress } from '../address.ts';
import { goOn, pause } from '../conductor.ts';
import { addRun, allRuns, runWith, startAt } from '../runs.ts';
import { standingAt } from '../standing.ts';
import { findRun, selectedRun, store, updateRun, type RunId, type RunState } from '../store.ts';
import {
  latestMoment,
  momentAt,
  pictureOf,
  timeBetween,
  withMoment,
  type Moment,
} from './timeline.ts';
import * as departure from './departure.ts';
import { keptWithin } from './keeping.ts';
import { routeTo, type Route, type Unit } from './route.ts';
import { latestSight, lookAt } from './sight.ts';
import { lastPlace } from './stops.ts';

/** How long a scrubber rests before workers follow it, in milliseconds: pictures that were kept need none. */
const SCRUB_QUIET_MS = 150;

let quiet: ReturnType<typeof setTimeout> | undefined;
/** The replay under way, for whoever wants to end it. */
let replay: { cancelled: boolean } | undefined;

/** Shows each run at its moment nearest to `place` and not after it; at the end, the latest. Pauses. */
export function lookBackTo(place: number): void {
  const { runs, alignment, playing } = store.getState();
  if (playing) pause();
  cancelReplay();
  if (place >= lastPlace(runs, alignment)) return returnToLatest();
  for (const { id, timeline } of runs) {
    const moment = momentAt(timeline, alignment, place);
    if (moment) updateRun(id, (run) => lookAt(run, moment));
  }
  clearTimeout(quiet);
  quiet = setTimeout(examineAll, SCRUB_QUIET_MS);
}

/** Shows what all runs are now. */
export function returnToLatest(): void {
  clearTimeout(quiet);
  cancelReplay();
  departure.returnToLatest();
  goOn();
}

/** What exact places are counted in: time is not, because it is never the same twice. */
export function unitOfPlaces({ alignment }: { readonly alignment: Alignment }): Unit {
  return alignment === 'updates' ? 'updates' : 'iterations';
}

/**
 * Shows every run exactly at `place`, or at its latest where that is before; training again what lies between
 * there and the moment before.
 */
export async function goTo(place: number): Promise<void> {
  pause();
  cancelReplay();
  clearTimeout(quiet);
  const mine = { cancelled: false };
  replay = mine;
  const unit = unitOfPlaces(store.getState());
  const routes = store.getState().runs.flatMap((run) => routeWithin(run, unit, place) ?? []);
  for (const { id, route } of routes) updateRun(id, (run) => lookAt(run, route.from));
  const steps = routes.reduce((sum, { route }) => sum + stepsOf(route), 0);
  store.setState({ replay: steps > 0 ? { done: 0, steps } : undefined });
  const arrivals = Promise.all(routes.map(({ id, route }) => follow(id, route, mine)));
  departure.departAfter(arrivals);
  await arrivals;
  if (replay === mine) store.setState({ replay: undefined });
  if (!mine.cancelled) examineAll();
}

/** Ends a replay under way: runs stay at the moments before the place. */
export function cancelReplay(): void {
  if (!replay) return;
  replay.cancelled = true;
  replay = undefined;
  store.setState({ replay: undefined });
}

/** Brings back what the last move put aside; what came instead is then put aside in its place. */
export async function undoMove(): Promise<void> {
  pause();
  cancelReplay();
  await departure.exchangeAbandoned();
}

/** Throws away what the last move put aside. */
export function forgetAbandoned(): void {
  store.setState(({ runs }) => ({ runs: runs.map((run) => ({ ...run, abandoned: undefined })) }));
}

/** A new run from where the selected one is shown, selected and at rest; all others are back at their latest. */
export async function branch(): Promise<void> {
  const source = selectedRun(store.getState());
  const moment = source.looking?.moment ?? latestMoment(source.timeline);
  if (!moment) return;
  returnToLatest();
  const run = addRun(moment.experiment);
  if (!run) return;
  updateRun(run.id, { held: true });
  store.setState(({ messages }) => ({
    selected: run.id,
    messages: [...messages, branched(run.id, source.id, moment)],
  }));
  noteInAddress('push');
  await startAt(run, moment.experiment, standingAt(source, moment));
}

/** Whether there is room for another run. */
export function canBranch({ runs }: { readonly runs: readonly unknown[] }): boolean {
  return runs.length < MOST_RUNS;
}

function branched(id: RunId, from: RunId, { frame: { iteration } }: Moment) {
  return {
    id: `branch ${id}`,
    text: `Run ${id} begins at iteration ${iteration.toLocaleString('en')} of run ${from}. Change something without the sign ↻, which would start it anew, and press Play. A link to this comparison runs it from the start.`,
  };
}

function examineAll(): void {
  for (const run of allRuns()) void run.visits.examine();
}

/** Nothing lies beyond the latest. */
function routeWithin(run: RunState, unit: Unit, place: number) {
  const latest = latestMoment(run.timeline);
  if (!latest) return undefined;
  const { iteration, criticUpdates, generatorUpdates } = latestSight(run).frame ?? latest.frame;
  const last = unit === 'iterations' ? iteration : criticUpdates + generatorUpdates;
  const route = routeTo(run.timeline, unit, Math.min(place, last));
  return route && { id: run.id, route };
}

function stepsOf({ legs }: Route): number {
  return legs.reduce((sum, { steps }) => sum + steps, 0);
}

/** Takes one run along its route, and shows it where that ends. */
async function follow(id: RunId, route: Route, mine: { cancelled: boolean }): Promise<void> {
  if (route.legs.length === 0) return;
  const frame = await runWith(id)?.visits.replay(route, (steps) => {
    store.setState(({ replay }) => ({
      replay: mine.cancelled || !replay ? replay : { ...replay, done: replay.done + steps },
    }));
    return !mine.cancelled;
  });
  const run = findRun(store.getState(), id);
  if (mine.cancelled || !run?.looking || !frame?.snapshot) return;
  const moment: Moment = {
    experiment: route.experiment,
    snapshot: frame.snapshot,
    trainedMs: timeBetween(run.timeline, frame),
    frame: pictureOf(frame),
    field: frame.field,
    measured: route.from.measured,
    byUser: false,
  };
  updateRun(id, (state) => ({
    ...lookAt(state, moment),
    timeline: keptWithin(state, withMoment(state.timeline, moment)),
  }));
}
