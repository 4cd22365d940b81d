/** The letter of a run in its colour and shape. What it says is said in words beside it. */
import { runMark, type RunShape } from '../../plots/runPalette.ts';
import type { RunId } from '../state/store.ts';

interface RunBadgeProps {
  readonly id: RunId;
  /** Whether it is filled: the run that controls are about. */
  readonly filled: boolean;
}

/** On a square of 24. */
const OUTLINES: Readonly<Record<RunShape, string>> = {
  circle: 'M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21z',
  square:
    'M4.5 2h15a2.5 2.5 0 0 1 2.5 2.5v15a2.5 2.5 0 0 1-2.5 2.5h-15a2.5 2.5 0 0 1-2.5-2.5v-15a2.5 2.5 0 0 1 2.5-2.5z',
  diamond: 'M12 .8L23.2 12L12 23.2L.8 12z',
  hexagon: 'M6.3 2h11.4L23.4 12l-5.7 10H6.3L.6 12z',
  shield: 'M2.5 2h19v10.5c0 5-4.5 8.5-9.5 10.7c-5-2.2-9.5-5.7-9.5-10.7z',
  ticket: 'M2 3h20v5.5a3.5 3.5 0 0 0 0 7V21H2v-5.5a3.5 3.5 0 0 0 0-7z',
};

export function RunBadge({ id, filled }: RunBadgeProps) {
  const { colourRole, shape } = runMark(id);
  const colour = `var(--${colourRole})`;
  return (
    <svg className="run-badge" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path
        d={OUTLINES[shape]}
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
