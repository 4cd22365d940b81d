/** The letter of a run beside a piece of its line, as all charts draw it. */
import { runMark } from '../../../plots/runPalette.ts';
import type { RunId } from '../../state/store.ts';

interface RunMarkProps {
  readonly id: RunId;
}

export function RunMark({ id }: RunMarkProps) {
  const { colourRole, dash } = runMark(id);
  return (
    <span className="run-mark">
      <svg viewBox="0 0 22 6" width="22" height="6" aria-hidden="true">
        <line
          x1="1"
          x2="21"
          y1="3"
          y2="3"
          stroke={`var(--${colourRole})`}
          strokeWidth="2.4"
          strokeDasharray={dash}
        />
      </svg>
      {id}
    </span>
  );
}
