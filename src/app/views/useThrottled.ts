/** A slice of the run at most so often: charts need not be laid out for every frame. */
import { useEffect, useState } from 'react';
import { store, type RunState } from '../state/store.ts';
import { useRunLookUp } from '../state/usePlayground.ts';

/** The slice as of at most `intervalMs` ago; always the latest once the store rests. */
export function useThrottled<Slice>(selector: (run: RunState) => Slice, intervalMs: number): Slice {
  const lookUp = useRunLookUp();
  const [slice, setSlice] = useState(() => selector(lookUp(store.getState())));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      timer = undefined;
      setSlice(() => selector(lookUp(store.getState())));
    };
    const unsubscribe = store.subscribe(() => {
      timer ??= setTimeout(update, intervalMs);
    });
    update();
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [selector, intervalMs, lookUp]);
  return slice;
}
