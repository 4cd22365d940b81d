/** A run that stopped: what happened, in plain words, and the ways on. The last good picture stays in view. */
import { carryOn, changeExecutor, lastGoodIterationOf } from '../state/executors.ts';
import { reset, startAgain } from '../state/session.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { lossOf } from '../../gan/catalogue.ts';
import { usePlayground, useRun } from '../state/usePlayground.ts';

/** What a formula of one's own adds to the reasons for divergence. */
const TYPED_LOSS =
  'The loss is one that was typed: log and sqrt need positive arguments, and exp soon overflows, while scores may be any number.';

export function FailureNotice() {
  const id = useRun((run) => run.id);
  const failure = useRun((run) => run.failure);
  const executor = useRun((run) => run.executor);
  const typed = useRun((run) => lossOf(run.experiment).texts !== undefined);
  const alone = usePlayground(({ runs }) => runs.length === 1);
  if (!failure) return null;
  const iteration = lastGoodIterationOf(id);
  const diverged = failure.name === 'DivergenceError';
  const nowhere = failure.name === 'ExecutorUnavailableError';
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{failure.message}</strong> {failure.hint}
        {diverged && typed && ` ${TYPED_LOSS}`}
      </p>
      <div className="buttons">
        {iteration !== undefined && !nowhere && (
          <button
            type="button"
            className="primary"
            onClick={() => carryOn(id, { playing: !diverged })}
          >
            {diverged ? 'Go back' : 'Carry on'} {diverged ? 'to' : 'from'} iteration{' '}
            {formatCount(iteration)}
          </button>
        )}
        {!diverged && executor?.device !== undefined && (
          <button type="button" onClick={() => carryOn(id, { playing: true, executor: 'wasm' })}>
            Carry on without the GPU
          </button>
        )}
        {nowhere && (
          <button type="button" className="primary" onClick={() => void changeExecutor(undefined)}>
            Use the fastest that works here
          </button>
        )}
        <button type="button" onClick={() => (alone ? reset() : startAgain(id))}>
          Start again
        </button>
      </div>
    </div>
  );
}
