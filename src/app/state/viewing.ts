/** How the user looks at the run: layers, speed, axes, crosshair. None of it changes the experiment. */
import type { SeriesId } from './recording.ts';
import { allRuns } from './runs.ts';
import { findRun, statusOf, store, type RunId, type ViewSwitches } from './store.ts';

export function changeView(changes: Partial<ViewSwitches>): void {
  store.setState(({ view }) => ({ view: { ...view, ...changes } }));
  refreshAtRest();
}

/** Unfolds or folds a panel that is computed only while somebody looks at it. */
export function setUnfolded(panel: string, open: boolean): void {
  store.setState(({ unfolded }) => {
    const others = unfolded.filter((other) => other !== panel);
    return { unfolded: open ? [...others, panel] : others };
  });
  refreshAtRest();
}

/** Makes a run the one that controls are about. */
export function select(id: RunId): void {
  store.setState({ selected: id });
}

/** Runs that train show what is new by themselves. */
function refreshAtRest(): void {
  const state = store.getState();
  for (const run of allRuns()) {
    const shown = findRun(state, run.id);
    if (shown && statusOf(shown, state) === 'paused') void run.refresh();
  }
}

/** Shows a quantity in the curves of all runs. */
export function follow(quantity: SeriesId): void {
  store.setState({ followed: quantity });
  refreshAtRest();
}

export function setSpeedLimit(speedLimit: number): void {
  store.setState({ speedLimit });
}

export function setLogarithmic(logarithmic: boolean): void {
  store.setState({ logarithmic });
}

/** Shows all charts' values at `iteration`; undefined takes the line away. */
export function setCrosshair(crosshair: number | undefined): void {
  store.setState({ crosshair });
}

export function dismissMessage(id: string): void {
  store.setState(({ messages }) => ({ messages: messages.filter((message) => message.id !== id) }));
}

export function dismissAllMessages(): void {
  store.setState({ messages: [] });
}
