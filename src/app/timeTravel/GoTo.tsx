/** A number for those who know where they want to be; what lies on the way is trained again, exactly. */
import { useId, useState, type FormEvent } from 'react';
import { formatCount } from '../controls/formatNumber.ts';
import { store, type PlaygroundState } from '../state/store.ts';
import { lastPlace } from '../state/timeline/stops.ts';
import { cancelReplay, goTo, unitOfPlaces } from '../state/timeline/travel.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { unitInWords } from './words.ts';

export function GoTo() {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [correction, setCorrection] = useState<string>();
  const unit = usePlayground(unitOfPlaces);
  const replay = usePlayground((state) => state.replay);
  const untrained = usePlayground((state) => lastExact(state) === 0);

  const go = (event: FormEvent) => {
    event.preventDefault();
    const place = readPlace(typed);
    const last = lastExact(store.getState());
    if (place === undefined || place > last) {
      return setCorrection(`Type a whole number from 0 to ${formatCount(last)}.`);
    }
    setCorrection(undefined);
    void goTo(place);
  };

  return (
    <form className="go-to" onSubmit={go}>
      <label htmlFor={id}>Go to {unitInWords(unit)}</label>
      <input
        id={id}
        className="number"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-describedby={`${id}-correction`}
        disabled={untrained}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setCorrection(undefined);
        }}
      />
      <button type="submit" disabled={untrained}>
        Go
      </button>
      {replay && (
        <>
          <progress
            aria-label="Training again up to there"
            max={replay.steps}
            value={replay.done}
          />
          <button type="button" onClick={cancelReplay}>
            Cancel
          </button>
        </>
      )}
      <p id={`${id}-correction`} className="correction" role="status">
        {correction}
      </p>
    </form>
  );
}

function lastExact(state: PlaygroundState): number {
  return lastPlace(state.runs, unitOfPlaces(state));
}

/** A whole number as people write it: with commas or spaces between thousands. */
function readPlace(text: string): number | undefined {
  const plain = text.replaceAll(/[\s,]/g, '');
  return /^\d+$/.test(plain) ? Number(plain) : undefined;
}
