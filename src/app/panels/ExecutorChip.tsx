/** Which executor trains and why, folded open to choose another. */
import { EXECUTOR_NAMES, type ExecutorName, type Figure } from '../../training/protocol.ts';
import { formatRate } from '../controls/formatNumber.ts';
import { changeExecutor } from '../state/executors.ts';
import { usePlayground, useRun } from '../state/usePlayground.ts';
import { Chip } from './Chip.tsx';

const SHORT_NAMES: Record<ExecutorName, string> = {
  wasm: 'WASM',
  webgpu: 'WebGPU',
  'tfjs-wasm': 'WASM (eager)',
  'tfjs-webgpu': 'WebGPU (eager)',
  'tfjs-cpu': 'JavaScript',
};

const AUTOMATIC = 'automatic';

export function ExecutorChip() {
  const executor = useRun((run) => run.executor);
  const forced = usePlayground((state) => state.forcedExecutor);
  const uncompiled = useRun((run) => run.frame?.uncompiled?.join(' '));
  const slow = executor?.software === true || uncompiled !== undefined;
  return (
    <Chip
      className="executor-chip"
      summary={
        <>
          <span className="chip-dot" aria-hidden="true" data-slow={slow} />
          <Name />
          {uncompiled && ', not compiled'}
        </>
      }
    >
      <Reason />
      {executor?.figures && <Figures figures={executor.figures} />}
      {executor?.software && (
        <p className="caution">An emulated device is slow. WASM will be many times faster.</p>
      )}
      {uncompiled && (
        <p className="caution">Operation by operation is many times slower. {uncompiled}</p>
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
    </Chip>
  );
}

function Name() {
  const executor = useRun((run) => run.executor);
  const failed = useRun((run) => run.phase === 'failed');
  if (!executor) return failed ? 'Not running' : 'Starting…';
  return `${SHORT_NAMES[executor.name]}${executor.software ? ', emulated' : ''}`;
}

function Reason() {
  const executor = useRun((run) => run.executor);
  const failed = useRun((run) => run.phase === 'failed');
  if (!executor) {
    return (
      <p>
        {failed ? 'Nothing is training.' : 'Looking for the fastest way to train on this machine.'}
      </p>
    );
  }
  const { name, device, reason } = executor;
  return (
    <p>
      Training runs on {name}
      {device && ` (${device})`}. {reason}
    </p>
  );
}

/** How fast each was in its trial, and why the others were set aside. */
function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const measured = figures.flatMap((figure) =>
    'iterationsPerSecond' in figure
      ? [`${figure.executor}\u00a0${formatRate(figure.iterationsPerSecond)}\u00a0it/s`]
      : [],
  );
  const refusals = figures.flatMap((figure) => ('reason' in figure ? [figure.reason] : []));
  return (
    <>
      {measured.length > 0 && <p className="trial">{measured.join(' · ')}</p>}
      {refusals.map((reason) => (
        <p key={reason} className="muted">
          {reason}
        </p>
      ))}
    </>
  );
}
