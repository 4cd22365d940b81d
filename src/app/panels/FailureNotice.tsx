/** A run that stopped: what happened, in plain words, and the ways on. The last good picture stays in view. */
import { changeExecutor, lastGoodIteration, resumeFromLastGood } from '../state/run.ts';
import { reset } from '../state/session.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { usePlayground } from '../state/store.ts';

export function FailureNotice() {
  const failure = usePlayground((state) => state.failure);
  const executor = usePlayground((state) => state.executor);
  if (!failure) return null;
  const iteration = lastGoodIteration();
  const diverged = failure.name === 'DivergenceError';
  const nowhere = failure.name === 'ExecutorUnavailableError';
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{failure.message}</strong> {failure.hint}
      </p>
      <div className="buttons">
        {iteration !== undefined && !nowhere && (
          <button
            type="button"
            className="primary"
            onClick={() => resumeFromLastGood({ playing: !diverged })}
          >
            {diverged ? 'Go back' : 'Carry on'} {diverged ? 'to' : 'from'} iteration{' '}
            {formatCount(iteration)}
          </button>
        )}
        {!diverged && executor?.device !== undefined && (
          <button
            type="button"
            onClick={() => resumeFromLastGood({ playing: true, executor: 'wasm' })}
          >
            Carry on without the GPU
          </button>
        )}
        {nowhere && (
          <button type="button" className="primary" onClick={() => void changeExecutor(undefined)}>
            Use the fastest that works here
          </button>
        )}
        <button type="button" onClick={reset}>
          Start again
        </button>
      </div>
    </div>
  );
}
