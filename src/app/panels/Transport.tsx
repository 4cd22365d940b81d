/** Play, pause, step, reset: what a tape deck has, and how far the run has come. */
import { formatCount, formatRate } from '../controls/formatNumber.ts';
import { pause, play, step } from '../state/conductor.ts';
import { newSeed, reset } from '../state/session.ts';
import { isLookingBack } from '../state/timeline/sight.ts';
import { usePlayground, useRun, useStatus } from '../state/usePlayground.ts';

export function Transport() {
  const running = usePlayground((state) => state.playing);
  // What failed goes on from its past, where that is shown.
  const blocked = usePlayground(
    (state) => state.runs.every(({ phase }) => phase === 'failed') && !isLookingBack(state),
  );
  // Cards of several runs say how far each is.
  const alone = usePlayground(({ runs }) => runs.length === 1);
  const seed = useRun((run) => run.experiment.seed);
  return (
    <div className="transport">
      <div className="buttons">
        <button
          type="button"
          className="primary play"
          disabled={blocked}
          onClick={running ? pause : play}
        >
          <span aria-hidden="true">{running ? '❚❚' : '▶'}</span> {running ? 'Pause' : 'Play'}
        </button>
        <button
          type="button"
          disabled={blocked}
          title="One iteration: all critic and generator updates"
          onClick={() => void step('iteration')}
        >
          Step
        </button>
        <button
          type="button"
          disabled={blocked}
          title="One critic update alone"
          onClick={() => void step('critic')}
        >
          + Critic
        </button>
        <button
          type="button"
          disabled={blocked}
          title="One generator update alone"
          onClick={() => void step('generator')}
        >
          + Generator
        </button>
        <button type="button" title={`Start again with seed ${seed}`} onClick={reset}>
          Reset
        </button>
        <button type="button" title="Start again with another seed" onClick={newSeed}>
          New seed
        </button>
      </div>
      {alone && <Counter />}
    </div>
  );
}

function Counter() {
  const iteration = useRun((run) => run.frame?.iteration ?? 0);
  const rate = useRun((run) => run.iterationsPerSecond);
  const status = useStatus();
  const finishing = useRun((run) => run.finishing);
  return (
    <div className="counter">
      <div>
        <strong data-testid="iteration">{formatCount(iteration)}</strong> iterations
      </div>
      <div className="muted">
        {status === 'running' && rate !== undefined
          ? `${formatRate(rate)} a second`
          : STATUS_TEXT[status]}
        {finishing && status === 'paused' ? ', finishing the last step' : ''}
      </div>
    </div>
  );
}

const STATUS_TEXT = {
  starting: 'starting',
  running: 'running',
  paused: 'paused',
  failed: 'stopped',
} as const;
