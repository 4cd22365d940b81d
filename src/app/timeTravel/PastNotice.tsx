/** That what is shown is the past, and the ways on from there. */
import { MOST_RUNS } from '../../experiment/comparison.ts';
import { placeOf } from '../state/alignment.ts';
import type { PlaygroundState } from '../state/store.ts';
import { isLookingBack } from '../state/timeline/sight.ts';
import { lastPlace, shownPlace } from '../state/timeline/stops.ts';
import { branch, canBranch, returnToLatest } from '../state/timeline/travel.ts';
import { usePlayground, useRun } from '../state/usePlayground.ts';
import { placeInWords } from './words.ts';

export function PastNotice() {
  const place = usePlayground(placeOfPast);
  const several = usePlayground(({ runs }) => runs.length > 1);
  const apart = usePlayground(areApart);
  const hasRoom = usePlayground(canBranch);
  const letter = useRun(({ id }) => id);
  const otherNumbers = useRun(
    ({ looking }) =>
      looking !== undefined && looking.moment.experiment !== looking.latest.experiment,
  );
  if (place === undefined) return null;
  return (
    <div className="past-notice">
      <p>
        <strong>Looking at {place}.</strong> Play and Step go on from there.
        {apart && ' Each run is at its moment nearest before; “Go to” brings all exactly there.'}
        {otherNumbers && ' The controls show the settings of then.'}
        {!hasRoom && ` A branch needs room: take one of the ${MOST_RUNS} runs away first.`}
      </p>
      <div className="buttons">
        <button type="button" className="primary" onClick={returnToLatest}>
          Back to the latest
        </button>
        <button type="button" disabled={!hasRoom} onClick={() => void branch()}>
          Branch {several ? `run ${letter} ` : ''}from here
        </button>
      </div>
    </div>
  );
}

/** Whether runs are shown at different places: not every one has a moment at each. */
function areApart({ runs, alignment }: PlaygroundState): boolean {
  const [first, ...others] = runs.map((run) => placeOf(run, alignment));
  return others.some((place) => place !== first);
}

function placeOfPast(state: PlaygroundState): string | undefined {
  if (!isLookingBack(state)) return undefined;
  const { runs, alignment } = state;
  return placeInWords(alignment, shownPlace(runs, alignment), lastPlace(runs, alignment));
}
