/**
 * Where training ends by itself: at the iteration that the query gives, and before that, while nothing is shown
 * yet, at the one that it starts with. It ends when the first of the runs is there, so that none is beyond and
 * all can be brought level. Knows no workers.
 */
import { firstIteration, lastIteration, presentation } from './presentation.ts';
import type { PlaygroundState, RunState } from './store.ts';
import { isLookingBack } from './timeline/sight.ts';

/** What `opening` is when runs begin as the page does; undefined where they show from their seed on. */
export const OPENING = firstIteration > 0 ? firstIteration : undefined;

/** The iteration that no run is to go beyond for now; undefined: none. */
export function goalOf({ opening }: Pick<PlaygroundState, 'opening'>): number | undefined {
  return opening ?? lastIteration;
}

/** Whether runs are to train, be it seen or not. */
export function isUnderWay({
  playing,
  opening,
}: Pick<PlaygroundState, 'playing' | 'opening'>): boolean {
  return playing || opening !== undefined;
}

/** Whether the first of the runs has come to `goal`. */
export function hasReached(
  runs: readonly Pick<RunState, 'phase' | 'frame'>[],
  goal: number | undefined,
): boolean {
  return (
    goal !== undefined &&
    runs.some(({ phase, frame }) => phase !== 'failed' && (frame?.iteration ?? 0) >= goal)
  );
}

/** Whether nothing is left to play: a still never plays, and a moment of the past is not the end. */
export function hasEnded(state: Pick<PlaygroundState, 'runs'>): boolean {
  return presentation.still || (!isLookingBack(state) && hasReached(state.runs, lastIteration));
}
