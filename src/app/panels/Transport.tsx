/** Play, pause, step, reset: what a tape deck has, and how far the run has come. */
import { useId } from 'react';
import { formatCount, formatRate } from '../controls/formatNumber.ts';
import { pause, play, step } from '../state/conductor.ts';
import { endInWords, hasEnded } from '../state/goal.ts';
import { presentation } from '../state/presentation.ts';
import { newSeed } from '../state/changes.ts';
import { reset } from '../state/session.ts';
import type { Status } from '../state/store.ts';
import { isLookingBack } from '../state/timeline/sight.ts';
import { usePlayground, useRun, useStatus } from '../state/usePlayground.ts';

export function Transport() {
  // Cards of several runs say how far each is.
  const alone = usePlayground(({ runs }) => runs.length === 1);
  return (
    <div className="transport">
      <TransportButtons />
      {alone && <Counter />}
    </div>
  );
}

export function TransportButtons() {
  const id = useId();
  const running = usePlayground((state) => state.playing);
  // What failed goes on from its past, where that is shown.
  const blocked = usePlayground(
    (state) => state.runs.every(({ phase }) => phase === 'failed') && !isLookingBack(state),
  );
  const ended = usePlayground(hasEnded);
  const opening = usePlayground((state) => state.opening !== undefined);
  const stepless = blocked || ended || opening;
  const seed = useRun((run) => run.experiment.seed);
  return (
    <>
      <div className="buttons">
        {/* Not disabled at the end, where it would lose the focus in the middle of a talk. */}
        <button
          type="button"
          className="primary play"
          disabled={blocked}
          aria-disabled={ended}
          {...(ended && { title: endInWords(), 'aria-describedby': id })}
          onClick={running ? pause : play}
        >
          <span aria-hidden="true">{running ? '❚❚' : '▶'}</span> {running ? 'Pause' : 'Play'}
        </button>
        <button
          type="button"
          className="step"
          disabled={stepless}
          title="One iteration: all critic and generator updates"
          onClick={() => void step('iteration')}
        >
          Step
        </button>
        <button
          type="button"
          className="fine"
          disabled={stepless}
          title="One critic update alone"
          onClick={() => void step('critic')}
        >
          + Critic
        </button>
        <button
          type="button"
          className="fine"
          disabled={stepless}
          title="One generator update alone"
          onClick={() => void step('generator')}
        >
          + Generator
        </button>
        <button type="button" title={`Start again with seed ${seed}`} onClick={reset}>
          Reset
        </button>
        <button
          type="button"
          className="fine"
          title="Start again with another seed"
          onClick={newSeed}
        >
          New seed
        </button>
      </div>
      {ended && (
        <span hidden id={id}>
          {endInWords()}
        </span>
      )}
    </>
  );
}

export function Counter() {
  const iteration = useRun((run) => run.frame?.iteration ?? 0);
  const rate = useRun((run) => run.iterationsPerSecond);
  const status = useStatus();
  const finishing = useRun((run) => run.finishing);
  const opening = usePlayground((state) => state.opening !== undefined);
  const ended = usePlayground(hasEnded);
  return (
    <div className="counter">
      <div>
        <strong data-testid="iteration">{formatCount(iteration)}</strong>
        <span className="unit"> iterations</span>
      </div>
      <div className="muted">
        {status === 'running' && rate !== undefined
          ? `${formatRate(rate)} a second`
          : statusText(status, opening, ended)}
        {finishing && status === 'paused' ? ', finishing the last step' : ''}
      </div>
    </div>
  );
}

function statusText(status: Status, opening: boolean, ended: boolean): string {
  if (status !== 'paused') return STATUS_TEXT[status];
  if (opening) return 'training';
  if (presentation.still) return '';
  return ended ? 'the end' : STATUS_TEXT.paused;
}

const STATUS_TEXT = {
  starting: 'starting',
  running: 'running',
  paused: 'paused',
  failed: 'stopped',
} as const;
