/** A slice of the store at most so often: charts need not be laid out for every frame. */
import { useEffect, useState } from 'react';
import { store, type PlaygroundState } from '../state/store.ts';

/** The slice as of at most `intervalMs` ago; always the latest once the store rests. */
export function useThrottled<Slice>(
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
