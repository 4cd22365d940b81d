/** One run among several: its picture, how far it is, how near to the data, and what can be done with it. */
import { MOST_RUNS } from '../../experiment/comparison.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { FailureNotice } from '../panels/FailureNotice.tsx';
import { duplicate, takeAway } from '../state/session.ts';
import { embedded, shows } from '../state/presentation.ts';
import type { RunId } from '../state/store.ts';
import { RunContext, usePlayground, useRun } from '../state/usePlayground.ts';
import { SamplePicture } from '../views/SamplePicture.tsx';
import { CardReadings } from './CardReadings.tsx';
import { cardId } from './focus.ts';
import { DuplicateIcon, RemoveIcon } from './icons.tsx';
import { RunBadge } from './RunBadge.tsx';

interface RunCardProps {
  readonly id: RunId;
  /** What sets it apart; empty where nothing does. */
  readonly title: string;
  readonly selected: boolean;
}

export function RunCard({ id, title, selected }: RunCardProps) {
  return (
    <RunContext value={id}>
      <article
        className="run-card"
        data-run={id}
        data-selected={selected}
        aria-labelledby={cardId(id)}
      >
        <button
          type="button"
          id={cardId(id)}
          className="run-title"
          aria-pressed={selected}
          title={selected ? 'The controls change this run' : 'Have the controls change this run'}
        >
          <RunBadge id={id} filled={selected} />
          <span>
            <span className="visually-hidden">{title ? `Run ${id}, ` : `Run ${id}`}</span>
            {title}
          </span>
        </button>
        <div className="run-picture">
          <SamplePicture name={`Samples of run ${id}`} small />
          <FailureNotice />
        </div>
        <CardReadings />
        <ChangedMidway />
        {shows('controls') && <Actions id={id} />}
      </article>
    </RunContext>
  );
}

function Actions({ id }: { readonly id: RunId }) {
  const full = usePlayground(({ runs }) => runs.length === MOST_RUNS);
  return (
    <div className="run-actions">
      <button
        type="button"
        aria-label={`Duplicate run ${id}`}
        title={
          full
            ? `${MOST_RUNS} runs are as many as there can be`
            : 'Add a copy that goes on from here, to change something in it'
        }
        disabled={full}
        onClick={() => void duplicate(id)}
      >
        <DuplicateIcon />
      </button>
      <button
        type="button"
        aria-label={`Remove run ${id}`}
        title={embedded ? 'Take this run away' : 'Take this run away; Back brings it again'}
        onClick={() => takeAway(id)}
      >
        <RemoveIcon />
      </button>
    </div>
  );
}

/** That a run is no longer what its link starts. */
function ChangedMidway() {
  const marker = useRun(({ recording: { markers }, frame }) =>
    markers.findLast(({ iteration }) => iteration <= (frame?.iteration ?? 0)),
  );
  if (!marker) return null;
  return (
    <p className="run-note" title={marker.label}>
      Changed at iteration {formatCount(marker.iteration)}; Reset runs it so from the start.
    </p>
  );
}
