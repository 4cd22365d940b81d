/** Which executor trains and why, folded open to choose another. */
import type { FocusEvent, KeyboardEvent } from 'react';
import { EXECUTOR_NAMES, type ExecutorName } from '../../training/protocol.ts';
import { changeExecutor } from '../state/run.ts';
import { usePlayground } from '../state/store.ts';

const SHORT_NAMES: Record<ExecutorName, string> = {
  'tfjs-webgpu': 'WebGPU',
  'tfjs-wasm': 'WASM',
  'tfjs-cpu': 'JavaScript',
};

const AUTOMATIC = 'automatic';

export function ExecutorChip() {
  const executor = usePlayground((state) => state.executor);
  const forced = usePlayground((state) => state.forcedExecutor);
  const failed = usePlayground((state) => state.phase === 'failed');
  const warning = executor?.software ? ' (emulated)' : '';
  return (
    <details className="chip" onBlur={closeWhenLeft} onKeyDown={closeOnEscape}>
      <summary>
        <span className="chip-dot" aria-hidden="true" data-slow={executor?.software ?? false} />
        {executor
          ? `${SHORT_NAMES[executor.name]}${warning}`
          : failed
            ? 'Not running'
            : 'Starting…'}
      </summary>
      <div className="chip-card">
        <p>
          {executor
            ? `Training runs on ${executor.name}${executor.device ? ` (${executor.device})` : ''}. ${executor.reason}`
            : failed
              ? 'Nothing is training.'
              : 'Looking for the fastest way to train on this machine.'}
        </p>
        {executor?.software && (
          <p className="caution">
            WebGPU is emulated on the processor here, which is slow. WASM will be many times faster.
          </p>
        )}
        <label>
          Executor
          <select
            value={forced ?? AUTOMATIC}
            onChange={(event) =>
              void changeExecutor(EXECUTOR_NAMES.find((name) => name === event.target.value))
            }
          >
            <option value={AUTOMATIC}>Automatic</option>
            {EXECUTOR_NAMES.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </details>
  );
}

function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>): void {
  if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
}

function closeOnEscape({ currentTarget, key }: KeyboardEvent<HTMLDetailsElement>): void {
  if (key === 'Escape') currentTarget.open = false;
}
