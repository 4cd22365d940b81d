/** The letter of a run in its colour and shape. What it says is said in words beside it. */
import { runMark, runOutlines } from '../../plots/runPalette.ts';
import type { RunId } from '../state/store.ts';

interface RunBadgeProps {
  readonly id: RunId;
  /** Whether it is filled: the run that controls are about. */
  readonly filled: boolean;
}

export function RunBadge({ id, filled }: RunBadgeProps) {
  const { colourRole, shape } = runMark(id);
  const colour = `var(--${colourRole})`;
  return (
    <svg className="run-badge" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path
        d={runOutlines[shape]}
        fill={filled ? colour : 'var(--panel)'}
        stroke={colour}
        strokeWidth={1.6}
      />
      <text x="12" y="12" dy="0.36em" fill={filled ? 'var(--panel)' : colour}>
        {id}
      </text>
    </svg>
  );
}
