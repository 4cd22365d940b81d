/** How the user looks at the run: layers, speed, axes, crosshair. None of it changes the experiment. */
import { refresh } from './run.ts';
import { statusOf, store, type ViewSwitches } from './store.ts';

export function changeView(changes: Partial<ViewSwitches>): void {
  store.setState(({ view }) => ({ view: { ...view, ...changes } }));
  refreshAtRest();
}

/** Unfolds or folds the comparison of the learned critic with the best one. */
export function setComparing(comparing: boolean): void {
  store.setState({ comparing });
  refreshAtRest();
}

/** A run in progress shows what is new by itself. */
function refreshAtRest(): void {
  if (statusOf(store.getState()) === 'paused') void refresh();
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
