/** A slice of the run or the page at most so often: charts need not be laid out for every frame. */
import { useCallback, useEffect, useState } from 'react';
import { store, type PlaygroundState, type RunState } from '../state/store.ts';
import { useRunLookUp } from '../state/usePlayground.ts';

/** The slice of the run as of at most `intervalMs` ago; always the latest once the store rests. */
export function useThrottled<Slice>(selector: (run: RunState) => Slice, intervalMs: number): Slice {
  const lookUp = useRunLookUp();
  const ofPage = useCallback(
    (state: PlaygroundState) => selector(lookUp(state)),
    [selector, lookUp],
  );
  return usePageThrottled(ofPage, intervalMs);
}

/** The same of the page. @param selector always the same function for the same slice */
export function usePageThrottled<Slice>(
  selector: (state: PlaygroundState) => Slice,
  intervalMs: number,
): Slice {
  const [slice, setSlice] = useState(() => selector(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      timer = undefined;
      setSlice(() => selector(store.getState()));
    };
    const unsubscribe = store.subscribe(() => {
      timer ??= setTimeout(update, intervalMs);
    });
    update();
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [selector, intervalMs]);
  return slice;
}
