/** What became of the iterations that came after the place from which runs went on, and how to get them back. */
import { formatCount } from '../controls/formatNumber.ts';
import type { PlaygroundState } from '../state/store.ts';
import { forgetAbandoned, undoMove } from '../state/timeline/travel.ts';
import { usePlayground } from '../state/usePlayground.ts';

export function AbandonedNotice() {
  const from = usePlayground((state) => abandonedIn(state)?.from.iteration);
  const reached = usePlayground((state) => abandonedIn(state)?.latest.frame?.iteration);
  if (from === undefined || reached === undefined) return null;
  return (
    <div className="abandoned-notice">
      <p>
        Went on from iteration {formatCount(from)}. What came after it before, up to iteration{' '}
        {formatCount(reached)}, is kept until the next such move.
      </p>
      <div className="buttons">
        <button type="button" onClick={() => void undoMove()}>
          Undo
        </button>
        <button type="button" className="quiet" onClick={forgetAbandoned}>
          Forget it
        </button>
      </div>
    </div>
  );
}

/** Of several runs that went on together, the first stands for all. */
function abandonedIn({ runs }: PlaygroundState) {
  return runs.find(({ abandoned }) => abandoned)?.abandoned;
}
