/** How many samples each mode gets, beside its fair share; only for data that has modes. */
import { useMemo, useRef } from 'react';
import { layoutModeBars } from '../../plots/bars.ts';
import { formatShare } from '../controls/formatNumber.ts';
import { useRun } from '../state/usePlayground.ts';
import { shownTargetOf } from '../views/target.ts';
import { useSize } from '../views/useSize.ts';
import { Panel } from './Panel.tsx';

const HEIGHT = 54;

export function ModesPanel() {
  const experiment = useRun((run) => run.experiment);
  const { components } = shownTargetOf(experiment).target;
  const evaluation = useRun((run) => run.measured?.evaluation);
  const found = evaluation?.readings['modes']?.value;
  const highQuality = evaluation?.readings['highQuality']?.value;
  const ideal = useRun((run) => run.floors['highQuality']?.value);
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  const width = size && size.width / size.unit;
  const shares = evaluation?.modeShares;
  const bars = useMemo(() => {
    // Between a change of the data and its first measurement there is nothing to show.
    if (!components || !width || shares?.length !== components.length) return [];
    const modes = components.map(({ weight }, index) => {
      const share = shares[index]!;
      return { share, expected: weight, found: share > 0 };
    });
    return layoutModeBars(modes, { width, height: HEIGHT });
  }, [components, shares, width]);
  if (!components) return null;
  const summary = `${found ?? '–'} of ${components.length} · ${
    highQuality === undefined ? '–' : formatShare(highQuality)
  } within 3σ`;
  return (
    <Panel title="Modes" aside={<strong>{summary}</strong>}>
      <div className="chart" ref={holder} style={{ aspectRatio: `${width ?? 340} / ${HEIGHT}` }}>
        <svg
          role="img"
          aria-label={`Share of samples in each mode: ${summary}`}
          viewBox={`0 0 ${width ?? 340} ${HEIGHT}`}
        >
          {bars.map((bar) => (
            <g key={bar.x}>
              <rect
                x={bar.x}
                y={bar.y}
                width={bar.width}
                height={bar.height}
                rx={1.5}
                fill={`var(--${bar.colourRole})`}
              />
              <line
                x1={bar.x}
                x2={bar.x + bar.width}
                y1={bar.expectedY}
                y2={bar.expectedY}
                stroke="var(--ink)"
                strokeOpacity={0.55}
              />
            </g>
          ))}
        </svg>
      </div>
      <p className="note">
        Samples within 3σ of each mode; the line is its fair share.
        {ideal !== undefined && ` Isolated modes have ${formatShare(ideal)} within 3σ.`}
      </p>
    </Panel>
  );
}
