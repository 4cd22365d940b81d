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

/** Until there is something to see of every run that did not fail. */
export function shown(): Promise<void> {
  return until(
    ({ runs, opening }) => opening === undefined && !runs.some(({ phase }) => phase === 'starting'),
  );
}
