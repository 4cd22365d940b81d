/** What share of its samples every run gives to each mode, strip below strip; only for data with modes. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import {
  layoutCoverage,
  type CoverageBar,
  type CoverageLayout,
  type CoverageStrip,
} from '../../../plots/coverage.ts';
import { runMark } from '../../../plots/runPalette.ts';
import { formatShare } from '../../controls/formatNumber.ts';
import { Panel } from '../../panels/Panel.tsx';
import type { RunState } from '../../state/store.ts';
import { shownTargetOf } from '../../views/target.ts';
import { useSize, type Size } from '../../views/useSize.ts';
import { describeMode } from './sayings.ts';

const STRIP_HEIGHT = 30;
/** Room for the letter of a run, and for what stands behind its bars: 25/25 and 100.0 %. */
const LETTER_WIDTH = 20;
const COUNT_WIDTH = 52;

export function ComparedModes({ runs }: { readonly runs: readonly RunState[] }) {
  const { components } = shownTargetOf(runs[0]!.experiment).target;
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  if (!components) return null;
  return (
    <Panel className="compared-modes" title="Modes of all runs">
      <div className="chart" ref={holder}>
        {size && size.width > 0 && (
          <Strips runs={runs} weights={components.map(({ weight }) => weight)} size={size} />
        )}
      </div>
      <p className="note">
        Bars: samples within 3σ of each mode, on one scale; the line is its fair share, × a missing
        mode, ▲ more than there is room for. Right: modes found, share within 3σ.
      </p>
    </Panel>
  );
}

interface StripsProps {
  readonly runs: readonly RunState[];
  readonly weights: readonly number[];
  readonly size: Size;
}

function Strips({ runs, weights, size }: StripsProps) {
  const [mode, setMode] = useState<number>();
  const width = size.width / size.unit;
  const ids = runs.map(({ id }) => id);
  const shares = runs.map(({ measured }) => {
    const own = measured?.evaluation.modeShares;
    // Between a change of the data and its first measurement there is nothing to show.
    return own?.length === weights.length ? own : undefined;
  });
  const layout = layoutCoverage({
    width: width - LETTER_WIDTH - COUNT_WIDTH,
    stripHeight: STRIP_HEIGHT,
    expected: weights,
    shares,
  });
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    setMode(layout.modeAt((event.clientX - left) / size.unit - LETTER_WIDTH));
  };
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setMode(undefined);
    const next = modeAfter(event.key, mode, weights.length);
    if (next === undefined) return;
    event.preventDefault();
    setMode(next);
  };
  return (
    <>
      <svg
        role="img"
        aria-label={`Share of samples in each mode: ${runs.map(summaryOf).join('; ')}`}
        tabIndex={0}
        viewBox={`0 0 ${width} ${layout.height}`}
        height={layout.height * size.unit}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => setMode(undefined)}
        onBlur={() => setMode(undefined)}
        onKeyDown={walk}
      >
        {mode !== undefined && <Highlight layout={layout} mode={mode} />}
        {runs.map((run, index) => (
          <Strip key={run.id} run={run} strip={layout.strips[index]!} width={width} />
        ))}
      </svg>
      <div className="chart-reading" aria-live="polite">
        {mode === undefined
          ? 'Point at a mode, or walk with the arrow keys, for its numbers.'
          : describeMode(mode, weights, ids, shares)}
      </div>
    </>
  );
}

/** Where the arrow keys lead; undefined for other keys. */
function modeAfter(key: string, mode: number | undefined, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min((mode ?? -1) + 1, count - 1);
    case 'ArrowLeft':
      return Math.max((mode ?? count) - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function Highlight({ layout, mode }: { readonly layout: CoverageLayout; readonly mode: number }) {
  const { x, width } = layout.column(mode);
  return (
    <rect
      x={LETTER_WIDTH + x - 1}
      y={0}
      width={width}
      height={layout.height}
      fill="var(--ink)"
      fillOpacity={0.1}
    />
  );
}

interface StripProps {
  readonly run: RunState;
  readonly strip: CoverageStrip;
  readonly width: number;
}

function Strip({ run, strip: { y, bars }, width }: StripProps) {
  const { colourRole } = runMark(run.id);
  const ground = y + STRIP_HEIGHT;
  const { found, highQuality } = countsOf(run);
  return (
    <g>
      <text x={0} y={y + STRIP_HEIGHT / 2} dy="0.35em" className="strip-letter">
        {run.id}
      </text>
      <line
        className="grid-line"
        x1={LETTER_WIDTH}
        x2={width - COUNT_WIDTH}
        y1={ground}
        y2={ground}
      />
      {bars.map((bar) => (
        <Bar key={bar.x} bar={bar} ground={ground} colour={`var(--${colourRole})`} />
      ))}
      {bars.length === 0 && (
        <text x={LETTER_WIDTH} y={ground - 6}>
          not measured yet
        </text>
      )}
      <text x={width} y={y + 11} textAnchor="end" className="strip-count">
        {found}
      </text>
      <text x={width} y={y + 26} textAnchor="end">
        {highQuality}
      </text>
    </g>
  );
}

interface BarProps {
  readonly bar: CoverageBar;
  /** Where bars stand. */
  readonly ground: number;
  readonly colour: string;
}

function Bar({ bar, ground, colour }: BarProps) {
  const x = LETTER_WIDTH + bar.x;
  const middle = x + bar.width / 2;
  return (
    <g>
      {bar.found ? (
        <rect x={x} y={bar.y} width={bar.width} height={bar.height} rx={1} fill={colour} />
      ) : (
        <path
          d={`M${middle - 3},${ground - 8}l6,6m0,-6l-6,6`}
          stroke="var(--generated)"
          strokeWidth={1.6}
          strokeLinecap="round"
        />
      )}
      {bar.cut && <path d={`M${middle - 4},${bar.y + 6}l4,-5l4,5z`} fill="var(--panel)" />}
      <line
        x1={x}
        x2={x + bar.width}
        y1={bar.expectedY}
        y2={bar.expectedY}
        stroke="var(--ink)"
        strokeOpacity={0.7}
      />
    </g>
  );
}

function countsOf({ measured, experiment }: RunState): {
  readonly found: string;
  readonly highQuality: string;
} {
  const readings = measured?.evaluation.readings;
  const count = shownTargetOf(experiment).target.components?.length;
  const found = readings?.['modes']?.value;
  const highQuality = readings?.['highQuality']?.value;
  return {
    found: `${found ?? '–'}/${count ?? '–'}`,
    highQuality: highQuality === undefined ? '–' : formatShare(highQuality),
  };
}

function summaryOf(run: RunState): string {
  const { found, highQuality } = countsOf(run);
  return `run ${run.id} ${found}, ${highQuality} within 3σ`;
}
