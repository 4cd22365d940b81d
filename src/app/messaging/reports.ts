/** What the window around the page is told without asking: that it is ready, what changed, how training goes, what failed. */
import { errorEvent, VERSION, type PlaygroundEvent } from '../../embed/messages.ts';
import { store, type PlaygroundState } from '../state/store.ts';
import { latestSight } from '../state/timeline/sight.ts';
import { tellMetrics, tellState } from './facts.ts';
import { Rarely } from './rarely.ts';
import { shown } from './waiting.ts';

const INTERVAL_MS = 250;

/** Reports for as long as the page is open. */
export function report(post: (event: PlaygroundEvent) => void): void {
  const state = new Rarely(INTERVAL_MS, () =>
    post({ type: 'gan-playground/state', v: VERSION, state: tellState(store.getState()) }),
  );
  const metrics = new Rarely(INTERVAL_MS, () =>
    post({ type: 'gan-playground/metrics', v: VERSION, ...tellMetrics(store.getState()) }),
  );
  let isReady = false;
  void shown().then(() => {
    isReady = true;
    post({ type: 'gan-playground/ready', v: VERSION, state: tellState(store.getState()) });
  });
  let seen = standOf(store.getState());
  store.subscribe((now) => {
    const before = seen;
    seen = standOf(now);
    for (const { id, failure } of now.runs) {
      if (failure && failure !== before.failures.get(id)) {
        post(errorEvent(`${failure.message} ${failure.hint}`));
      }
    }
    if (!isReady) return;
    if (!isSame(seen.state, before.state)) state.ask();
    if (!isSame(seen.progress, before.progress)) metrics.ask();
  });
}

/** All that is reported, by identity. */
function standOf({ runs, selected, alignment, playing, messages }: PlaygroundState) {
  return {
    state: [
      selected,
      alignment,
      playing,
      messages,
      ...runs.flatMap((run) => [run.id, run.phase, latestSight(run).experiment, run.executor]),
    ],
    progress: runs.flatMap(({ frame, measured, floors }) => [frame, measured, floors]),
    failures: new Map(runs.map(({ id, failure }) => [id, failure])),
  };
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
