/** All runs, as often as readings of all of them are worth drawing anew. */
import type { PlaygroundState, RunState } from '../../state/store.ts';
import { usePageThrottled } from '../../views/useThrottled.ts';

/** Six runs make six times the points to lay out, and the machine trains six times as much besides. */
const RELAYOUT_MS = 300;

const runsOf = ({ runs }: PlaygroundState) => runs;

/** Two or more, in the order in which they stand beside each other. */
export function useComparedRuns(): readonly RunState[] {
  return usePageThrottled(runsOf, RELAYOUT_MS);
}
