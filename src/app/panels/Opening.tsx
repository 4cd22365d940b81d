/** What stands in the place of pictures until runs have come to the iteration that they are to show first. */
import type { ReactNode } from 'react';
import { formatCount } from '../controls/formatNumber.ts';
import type { PlaygroundState } from '../state/store.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { usePageThrottled } from '../views/useThrottled.ts';

/** So often that it moves, and so seldom that training is not held up. */
const INTERVAL_MS = 100;

interface OpeningProps {
  /** What is shown then. It is there before, unseen, so that nothing moves when it appears. */
  readonly children: ReactNode;
}

export function Opening({ children }: OpeningProps) {
  const opening = usePlayground((state) => state.opening);
  if (opening === undefined) return children;
  return (
    <div className="opening">
      <div className="opening-unseen" inert aria-hidden="true">
        {children}
      </div>
      <div className="opening-progress">
        <p role="status">Training to iteration {formatCount(opening)}…</p>
        <Progress opening={opening} />
      </div>
    </div>
  );
}

function Progress({ opening }: { readonly opening: number }) {
  const reached = usePageThrottled(iterationReached, INTERVAL_MS);
  return <progress aria-label="Trained so far" max={opening} value={Math.min(reached, opening)} />;
}

/** By the one that is furthest behind. */
function iterationReached({ runs }: PlaygroundState): number {
  const going = runs.filter(({ phase }) => phase !== 'failed');
  return Math.min(...going.map(({ frame }) => frame?.iteration ?? 0));
}
