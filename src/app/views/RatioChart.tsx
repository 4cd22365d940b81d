/** The density ratio as the critic has it against what it is, place by place, as a histogram. */
import { useMemo, useRef } from 'react';
import type { RatioComparison } from '../../metrics/bestCritic.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import { layoutRatioPlot, type RatioPlotLayout } from '../../plots/ratioPlot.ts';
import { formatShare } from '../controls/formatNumber.ts';
import { useSize } from './useSize.ts';

const HEIGHT = 210;

interface RatioChartProps {
  readonly ratio: RatioComparison;
}

export function RatioChart({ ratio }: RatioChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  const width = size && size.width / size.unit;
  const layout = useMemo(
    () => (width ? layoutRatioPlot({ ...ratio.places, width, height: HEIGHT }) : undefined),
    [ratio, width],
  );
  return (
    <>
      <div className="chart" ref={holder} style={{ minHeight: HEIGHT }}>
        {layout && (
          <svg
            role="img"
            aria-label={`Learned against actual log density ratio, error ${formatValue(ratio.rootMeanSquare)}`}
            viewBox={`0 0 ${width} ${HEIGHT}`}
          >
            <Axes layout={layout} />
            {layout.bins.map(({ x, y, width: across, height, strength }) => (
              <rect
                key={`${x} ${y}`}
                x={x}
                y={y}
                width={across}
                height={height}
                fill="var(--accent)"
                fillOpacity={0.15 + 0.85 * strength}
              />
            ))}
            <line {...layout.diagonal} stroke="var(--ink)" strokeDasharray="4 3" />
          </svg>
        )}
      </div>
      <p className="note">
        On the dashed diagonal D tells the actual ratio.
        {layout &&
          layout.beyond > 0 &&
          ` ${formatShare(layout.beyond)} lies beyond and is put at the edge.`}
      </p>
    </>
  );
}

function Axes({ layout: { plot, xTicks, yTicks } }: { readonly layout: RatioPlotLayout }) {
  const right = plot.x + plot.width;
  const bottom = plot.y + plot.height;
  return (
    <>
      {yTicks.map(({ value, position, label }) => (
        <g key={value}>
          <line className="grid-line" x1={plot.x} x2={right} y1={position} y2={position} />
          <text x={plot.x - 5} y={position} dy="0.35em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {xTicks.map(({ value, position, label }) => (
        <g key={value}>
          <line className="grid-line" x1={position} x2={position} y1={plot.y} y2={bottom} />
          <text x={position} y={bottom + 14} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <text x={plot.x + plot.width / 2} y={bottom + 30} textAnchor="middle">
        log p/q as it is
      </text>
      <text transform={`translate(11 ${plot.y + plot.height / 2}) rotate(-90)`} textAnchor="middle">
        as D has it
      </text>
    </>
  );
}
