/** Waits for what the store will say. */
import { store, type PlaygroundState } from '../state/store.ts';

export function until(condition: (state: PlaygroundState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!condition(store.getState())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}

/** Until every run has started, or failed to. */
export function settled(): Promise<void> {
  return until(({ runs }) => !runs.some(({ phase }) => phase === 'starting'));
}
