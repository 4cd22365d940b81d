/** Where a scrubber can stop: places of all runs beside each other, in what they keep equal. */
import type { Alignment } from '../../../experiment/comparison.ts';
import { placeOf } from '../alignment.ts';
import type { RunState } from '../store.ts';
import { latestSight } from './sight.ts';

/** Every place at which some run has a moment, ascending. */
export function stopsOf(runs: readonly RunState[], alignment: Alignment): readonly number[] {
  const places = runs.flatMap(({ timeline }) =>
    timeline.moments.map((moment) => placeOf(moment, alignment)),
  );
  return [...new Set(places)].sort((a, b) => a - b);
}

/** How far the runs have come. */
export function lastPlace(runs: readonly RunState[], alignment: Alignment): number {
  return Math.max(0, ...runs.map((run) => placeOf(latestSight(run), alignment)));
}

/** How far along they are that are shown. */
export function shownPlace(runs: readonly RunState[], alignment: Alignment): number {
  return Math.max(0, ...runs.map((run) => placeOf(run, alignment)));
}

/**
 * The stop `count` stops after `from`, before it where negative; none further than the first and the last.
 */
export function stopBeside(stops: readonly number[], from: number, count: number): number {
  const at = stops.findLastIndex((stop) => stop <= from);
  // Between two stops, the one before is one step back.
  const between = at >= 0 && stops[at]! < from && count < 0 ? 1 : 0;
  const index = Math.min(stops.length - 1, Math.max(0, at + between + count));
  return stops[index] ?? 0;
}
