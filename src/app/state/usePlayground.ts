/** How components look at the store: at the page, and at the run they stand for. */
import { createContext, use, useCallback } from 'react';
import { useStore } from 'zustand';
import {
  findRun,
  selectedRun,
  statusOf,
  store,
  type PlaygroundState,
  type RunId,
  type RunState,
  type Status,
} from './store.ts';

/** The run that everything below shows; outside of one, the selected run. */
export const RunContext = createContext<RunId | undefined>(undefined);

export function usePlayground<Slice>(selector: (state: PlaygroundState) => Slice): Slice {
  return useStore(store, selector);
}

export function useRun<Slice>(selector: (run: RunState) => Slice): Slice {
  const lookUp = useRunLookUp();
  return usePlayground((state) => selector(lookUp(state)));
}

export function useStatus(): Status {
  const lookUp = useRunLookUp();
  return usePlayground((state) => statusOf(lookUp(state), state));
}

/** For those who look at the run outside of rendering, such as painters. */
export function useRunLookUp(): (state: PlaygroundState) => RunState {
  const id = use(RunContext);
  return useCallback(
    (state) => (id === undefined ? undefined : findRun(state, id)) ?? selectedRun(state),
    [id],
  );
}
