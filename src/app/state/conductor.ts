/**
 * When runs train: play, pause and step for all of them together. Frames are pulled one at a time, so
 * pausing, hidden tabs and slow machines need no special care: what is not asked for is not computed. How
 * far each may go beside the others is decided in `alignment.ts`, where all of it ends in `goal.ts`.
 */
import { SupersededError } from '../../training/errors.ts';
import type { Advance, Frame, StepKind } from '../../training/protocol.ts';
import { allowanceBeside, allowanceToCatchUp, type Allowance } from './alignment.ts';
import { isAttended, watchAttention } from './attention.ts';
import { areThere, goalOf, hasEnded, isThere, isUnderWay } from './goal.ts';
import type { Run } from './run.ts';
import { allRuns, onRunReady } from './runs.ts';
import { findRun, store, updateRun, type RunState } from './store.ts';
import { continueFromHere } from './timeline/departure.ts';
import { isLookingBack } from './timeline/sight.ts';
import { Turns } from './turns.ts';

/**
 * One core is left to the page. On a graphics device more workers than turns would not be faster either:
 * it does one thing at a time.
 */
const turns = new Turns(Math.max(1, (navigator.hardwareConcurrency || 2) - 1));

/** The runs whose loop goes round. */
const looping = new Set<Run>();

/** Steps under way. Nobody catches up meanwhile: whoever seems to be behind is about to make its own. */
let steps = 0;

/** Wakes the runs that wait for others. */
let wake: (() => void)[] = [];

/** Plays on, or plays what is not shown yet from where it has come to. Does nothing at the end. */
export function play(): void {
  const past = isLookingBack(store.getState());
  if (hasEnded(store.getState())) return;
  if (!past && store.getState().runs.every(({ phase }) => phase === 'failed')) return;
  store.setState({ playing: true, opening: undefined });
  for (const run of allRuns()) {
    run.pace.reset();
    updateRun(run.id, { finishing: false, held: false });
  }
  if (past) void continueFromHere();
  goOn();
}

export function pause(): void {
  store.setState({ playing: false });
  for (const run of allRuns()) updateRun(run.id, { finishing: looping.has(run) });
  announce();
}

/** A run that replaces a failed one starts playing: trying something else is the way on. */
export function keepsPlaying(replaced: readonly Pick<RunState, 'phase'>[]): boolean {
  return store.getState().playing || replaced.some(({ phase }) => phase === 'failed');
}

/**
 * One iteration of every run, or one update of one player, and then rest. None at the end, nor before runs show.
 * @param iterations how many instead of one; updates of one player are made one at a time
 */
export async function step(kind: StepKind, iterations = 1): Promise<void> {
  if (hasEnded(store.getState()) || store.getState().opening !== undefined) return;
  pause();
  steps++;
  try {
    await continueFromHere();
    await Promise.all(allRuns().map((run) => makeStep(run, kind, iterations)));
  } finally {
    steps--;
  }
  goOn(); // Others may have come further by this step.
}

async function makeStep(run: Run, kind: StepKind, iterations: number): Promise<void> {
  updateRun(run.id, { finishing: true });
  const { course } = run;
  await run.settled();
  if (course !== run.course || phaseOf(run) !== 'ready') return;
  run.visits.busy = inTurn(run, () =>
    run.advance({
      step: kind,
      iterations,
      budgetMs: iterations === 1 ? 0 : Infinity,
      ...endOf(run),
    }),
  ).catch(() => {
    // It began anew meanwhile, and takes no step.
  });
  await run.visits.busy;
}

/** Lets every run train that may; called whenever something changed that could allow it. */
export function goOn(): void {
  heedGoal();
  announce();
  for (const run of allRuns()) if (!looping.has(run) && isWanted(run)) run.visits.busy = loop(run);
}

/** Begins to listen for runs that could train on. */
export function conduct(): void {
  onRunReady(() => {
    if (store.getState().runs.every(({ phase }) => phase === 'failed')) pause();
    goOn();
  });
  watchAttention(() => {
    for (const { pace } of allRuns()) pace.reset();
    goOn();
  });
}

/** Shows what was trained for that, and pauses where training ends. */
function heedGoal(): void {
  if (store.getState().opening !== undefined && haveOpened())
    store.setState({ opening: undefined });
  const state = store.getState();
  if (state.playing && state.opening === undefined && hasEnded(state)) pause();
}

function haveOpened(): boolean {
  const state = store.getState();
  const going = state.runs.filter(({ phase }) => phase !== 'failed');
  if (going.length === 0) return true;
  return (
    going.every(({ phase }) => phase === 'ready') &&
    areThere(state) &&
    allRuns().every((run) => allowanceOf(run) === undefined)
  );
}

async function loop(run: Run): Promise<void> {
  looping.add(run);
  const { course } = run;
  const isCurrent = () => course === run.course && isTrainable(run);
  const coming: Promise<Frame>[] = [];
  /** Orders the next frames, `ahead` of them; returns whether any are under way. */
  const orderAhead = (ahead: number) => {
    while (coming.length < ahead && isCurrent()) {
      const order = orderOf(run);
      if (!order) break;
      coming.push(inTurn(run, () => run.order(order)));
    }
    return coming.length > 0;
  };
  try {
    for (;;) {
      if (!orderAhead(1)) {
        if (!isCurrent() || !isUnderWay(store.getState())) break;
        await somethingNew();
        continue;
      }
      const frame = await coming.shift()!;
      if (course !== run.course) break;
      // Ordered before this frame is drawn: drawing takes a while.
      const more = orderAhead(isAlone() ? run.pace.ordersAhead(frame) : 0);
      run.accept(frame, more);
      goOn();
      if (!more) await run.pace.nextTurn(() => isCurrent() && allowanceOf(run) !== undefined);
    }
  } catch (error) {
    if (course === run.course) run.fail(error);
  } finally {
    looping.delete(run);
    for (const frame of coming) frame.catch(() => {}); // Whatever stopped the loop was told.
  }
  if (course !== run.course || isUnderWay(store.getState()))
    goOn(); // It began anew, or was started again, while its last frame was under way.
  else {
    // A run that waited for others had no frame under way that would say so.
    updateRun(run.id, { finishing: false });
    if (isCurrent()) await run.refresh();
  }
}

/** A run alone keeps its worker busy without pause; several take turns. */
function inTurn<Result>(run: Run, work: () => Promise<Result>): Promise<Result> {
  if (isAlone()) return work();
  const { course } = run;
  return turns.take(() => {
    // What was meant for an earlier course must not move this one.
    if (course !== run.course) return Promise.reject(new SupersededError());
    return work();
  });
}

/** What `run` shall train next; undefined: nothing for now. */
function orderOf(run: Run) {
  const allowance = allowanceOf(run);
  if (!allowance) return undefined;
  return {
    step: 'iteration' as const,
    iterations: Math.min(run.pace.iterations(), allowance.iterations),
    budgetMs: Math.min(run.pace.budgetMs(), allowance.budgetMs),
    ...endOf(run),
  };
}

function endOf({ id }: Run): Pick<Advance, 'until'> {
  const state = store.getState();
  const own = findRun(state, id);
  const until = own && goalOf(own, state);
  return until === undefined ? {} : { until };
}

/** While they play, runs keep step; when they come to rest, or to the end, those behind catch up. */
function allowanceOf({ id }: Run): Allowance | undefined {
  const state = store.getState();
  const { runs, alignment, opening } = state;
  const own = findRun(state, id);
  if (!own || !isTrainable(own)) return undefined;
  const others = runs.filter((other) => other !== own);
  if (isUnderWay(state) && !areThere(state)) {
    if (isThere(own, state) || (opening === undefined && !isAttended())) return undefined;
    // Nobody sees whether they keep step on the way to a place that is settled.
    const free = opening !== undefined && alignment !== 'time';
    return allowanceBeside(own, free ? [] : others, alignment);
  }
  return own.held || steps > 0 ? undefined : allowanceToCatchUp(own, others, alignment);
}

/** A run that plays stays in its loop while it waits for others. */
function isWanted(run: Run): boolean {
  return isUnderWay(store.getState()) ? isTrainable(run) : allowanceOf(run) !== undefined;
}

function isAlone(): boolean {
  return store.getState().runs.length === 1;
}

/** Nothing trains while it shows its past. */
function isTrainable({ id }: Pick<Run, 'id'>): boolean {
  const run = findRun(store.getState(), id);
  return run?.phase === 'ready' && !run.looking;
}

function phaseOf({ id }: Run) {
  return findRun(store.getState(), id)?.phase;
}

function somethingNew(): Promise<void> {
  return new Promise((resolve) => wake.push(resolve));
}

function announce(): void {
  const waiting = wake;
  wake = [];
  for (const resolve of waiting) resolve();
}
