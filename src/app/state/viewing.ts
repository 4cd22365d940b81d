/** How the user looks at the run: layers, speed, axes, crosshair. None of it changes the experiment. */
import { refresh } from './run.ts';
import { statusOf, store, type ViewSwitches } from './store.ts';

export function changeView(changes: Partial<ViewSwitches>): void {
  store.setState(({ view }) => ({ view: { ...view, ...changes } }));
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
