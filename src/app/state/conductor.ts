/**
 * When runs train: play, pause and step for all of them together. Frames are pulled one at a time, so
 * pausing, hidden tabs and slow machines need no special care: what is not asked for is not computed. How
 * far each may go beside the others is decided in `alignment.ts`.
 */
import type { Frame, StepKind } from '../../training/protocol.ts';
import { allowanceBeside, allowanceToCatchUp, type Allowance } from './alignment.ts';
import type { Run } from './run.ts';
import { allRuns, onRunReady } from './runs.ts';
import { findRun, store, updateRun } from './store.ts';
import { Turns } from './turns.ts';

/**
 * One core is left to the page. On a graphics device more workers than turns would not be faster either:
 * it does one thing at a time.
 */
const turns = new Turns(Math.max(1, (navigator.hardwareConcurrency || 2) - 1));

/** The runs whose loop goes round. */
const looping = new Set<Run>();

/** Wakes the runs that wait for others. */
let wake: (() => void)[] = [];

export function play(): void {
  if (store.getState().runs.every(({ phase }) => phase === 'failed')) return;
  store.setState({ playing: true });
  for (const run of allRuns()) {
    run.pace.reset();
    updateRun(run.id, { finishing: false });
  }
  goOn();
}

export function pause(): void {
  store.setState({ playing: false });
  for (const run of allRuns()) updateRun(run.id, { finishing: looping.has(run) });
  announce();
}

/** One iteration of every run, or one update of one player, and then rest. */
export async function step(kind: StepKind): Promise<void> {
  pause();
  await Promise.all(
    allRuns().map(async (run) => {
      updateRun(run.id, { finishing: true });
      const { course } = run;
      await run.settled();
      if (course !== run.course || phaseOf(run) !== 'ready') return;
      await turns.take(() => run.advance({ step: kind, iterations: 1, budgetMs: 0 }));
    }),
  );
  goOn(); // Others may have come further by this step.
}

/** Lets every run train that may; called whenever something changed that could allow it. */
export function goOn(): void {
  announce();
  for (const run of allRuns()) if (!looping.has(run) && isWanted(run)) void loop(run);
}

/** Begins to listen for runs that could train on. */
export function conduct(): void {
  onRunReady(() => {
    if (store.getState().runs.every(({ phase }) => phase === 'failed')) pause();
    goOn();
  });
}

async function loop(run: Run): Promise<void> {
  looping.add(run);
  const { course } = run;
  const isCurrent = () => course === run.course && phaseOf(run) === 'ready';
  const coming: Promise<Frame>[] = [];
  /** Orders the next frames, `ahead` of them; returns whether any are under way. */
  const orderAhead = (ahead: number) => {
    while (coming.length < ahead && isCurrent()) {
      const order = orderOf(run);
      if (!order) break;
      coming.push(turns.take(() => run.order(order)));
    }
    return coming.length > 0;
  };
  try {
    for (;;) {
      if (!orderAhead(1)) {
        if (!isCurrent() || !store.getState().playing) break;
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
  if (course !== run.course || store.getState().playing)
    goOn(); // It began anew, or was started again, while its last frame was under way.
  else if (isCurrent()) await run.refresh();
}

/** What `run` shall train next; undefined: nothing for now. */
function orderOf(run: Run) {
  const allowance = allowanceOf(run);
  if (!allowance) return undefined;
  return {
    step: 'iteration' as const,
    iterations: Math.min(run.pace.iterations(), allowance.iterations),
    budgetMs: Math.min(run.pace.budgetMs(), allowance.budgetMs),
  };
}

/** While they play, runs keep step; when they come to rest, those behind catch up. */
function allowanceOf({ id }: Run): Allowance | undefined {
  const { runs, alignment, playing } = store.getState();
  const own = findRun({ runs }, id);
  if (own?.phase !== 'ready') return undefined;
  const others = runs.filter((other) => other !== own);
  if (playing) return allowanceBeside(own, others, alignment);
  return allowanceToCatchUp(own, others, alignment);
}

/** A run that plays stays in its loop while it waits for others. */
function isWanted(run: Run): boolean {
  return store.getState().playing ? phaseOf(run) === 'ready' : allowanceOf(run) !== undefined;
}

function isAlone(): boolean {
  return store.getState().runs.length === 1;
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
