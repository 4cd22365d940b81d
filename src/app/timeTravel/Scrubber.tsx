/** A slider from the beginning to the latest. Keys go from one moment that was kept to the next. */
import type { KeyboardEvent } from 'react';
import { store, type PlaygroundState } from '../state/store.ts';
import { isLookingBack } from '../state/timeline/sight.ts';
import { lastPlace, shownPlace, stopBeside, stopsOf } from '../state/timeline/stops.ts';
import { lookBackTo, returnToLatest } from '../state/timeline/travel.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { usePageThrottled } from '../views/useThrottled.ts';
import { placeInWords } from './words.ts';

/** While runs train the end moves on, but not so often that a screen reader could not keep up. */
const END_INTERVAL_MS = 250;
/** Moments that Page Up and Page Down pass. */
const PAGE = 10;

export function Scrubber() {
  const alignment = usePlayground((state) => state.alignment);
  const last = usePageThrottled(lastOf, END_INTERVAL_MS);
  const place = usePlayground((state) =>
    isLookingBack(state) ? shownPlace(state.runs, state.alignment) : undefined,
  );
  // The end is a whole number, so that the thumb can get there.
  const end = Math.ceil(Math.max(last, place ?? 0));
  const shown = place ?? end;
  return (
    <input
      type="range"
      aria-label="History"
      min={0}
      max={end}
      step={1}
      disabled={end === 0}
      value={shown}
      style={{ '--filled': end > 0 ? shown / end : 1 }}
      aria-valuetext={placeInWords(alignment, place ?? last, last)}
      onChange={({ target }) => lookBackTo(Number(target.value))}
      onKeyDown={walk}
    />
  );
}

function lastOf({ runs, alignment }: PlaygroundState): number {
  return lastPlace(runs, alignment);
}

function walk(event: KeyboardEvent): void {
  const { runs, alignment } = store.getState();
  const stops = stopsOf(runs, alignment);
  const count = STOPS_BY_KEY[event.key];
  if (count === undefined) return;
  event.preventDefault();
  if (count === Infinity) returnToLatest();
  else lookBackTo(stopBeside(stops, shownPlace(runs, alignment), count));
}

const STOPS_BY_KEY: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: PAGE,
  PageDown: -PAGE,
  Home: -Infinity,
  End: Infinity,
};
