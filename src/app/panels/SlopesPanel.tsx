/** How steep the critic is between real and generated samples: what Lipschitz methods are about. */
import { useMemo, useRef } from 'react';
import { layoutHistogram } from '../../plots/histogram.ts';
import { formatDecimals } from '../controls/formatNumber.ts';
import { useRun } from '../state/usePlayground.ts';
import { useSize } from '../views/useSize.ts';
import { Panel } from './Panel.tsx';

const HEIGHT = 84;

export function SlopesPanel() {
  const measured = useRun((run) => run.measured);
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  const width = size && size.width / size.unit;
  const layout = useMemo(
    () =>
      width && measured
        ? layoutHistogram({ width, height: HEIGHT, values: measured.slopes, marker: 1 })
        : undefined,
    [measured, width],
  );
  const mean = layout?.mean;
  return (
    <Panel
      title="‖∇D‖ on interpolates"
      aside={<strong>{mean === undefined ? 'mean –' : `mean ${formatDecimals(mean, 2)}`}</strong>}
    >
      <div className="chart" ref={holder} style={{ minHeight: HEIGHT }}>
        {layout && (
          <svg
            role="img"
            aria-label={`Histogram of the critic’s slope, mean ${formatDecimals(mean ?? 0, 2)}`}
            viewBox={`0 0 ${width} ${HEIGHT}`}
          >
            {layout.bars.map((bar) => (
              <rect
                key={bar.from}
                x={bar.x}
                y={bar.y}
                width={bar.width}
                height={bar.height}
                fill="var(--accent)"
                fillOpacity={0.6}
              />
            ))}
            <line
              x1={layout.markerX}
              x2={layout.markerX}
              y1={0}
              y2={layout.baseline}
              stroke="var(--ink)"
              strokeDasharray="2 3"
            />
            {layout.ticks.map(({ value, position, label }) => (
              <text key={value} x={position} y={HEIGHT - 4} textAnchor="middle">
                {label}
              </text>
            ))}
          </svg>
        )}
      </div>
      <p className="note">
        A 1-Lipschitz critic has none above 1.
        {measured && ` Steepest place found: ${formatDecimals(measured.largestSlope, 2)}.`}
        {measured?.slopeBound !== undefined &&
          ` Its layers allow at most ${formatDecimals(measured.slopeBound, 2)}.`}
        {layout &&
          layout.beyond > 0 &&
          ` ${layout.beyond} of ${measured?.slopes.length} lie beyond.`}
      </p>
    </Panel>
  );
}
