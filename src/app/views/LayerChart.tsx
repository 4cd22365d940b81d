/** One quantity by layer for several networks, written down as SVG, with its numbers for those who cannot see it. */
import { useMemo, useRef } from 'react';
import { layoutLayerChart, type LayerLine, type LayerSeries } from '../../plots/layerChart.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import { useSize } from './useSize.ts';

const HEIGHT = 170;

interface LayerChartProps {
  /** What is shown: the accessible name, and the caption of the numbers. */
  readonly name: string;
  readonly series: readonly LayerSeries[];
}

export function LayerChart({ name, series }: LayerChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  const width = size && size.width / size.unit;
  const layout = useMemo(
    () => (width ? layoutLayerChart({ width, height: HEIGHT, series }) : undefined),
    [series, width],
  );
  return (
    <div className="chart" ref={holder} style={{ minHeight: HEIGHT }}>
      {layout && (
        <svg role="img" aria-label={name} viewBox={`0 0 ${width} ${HEIGHT}`}>
          {layout.yTicks.map(({ value, position, label }) => (
            <g key={value}>
              <line
                className="grid-line"
                x1={layout.plot.x}
                x2={layout.plot.x + layout.plot.width}
                y1={position}
                y2={position}
              />
              <text x={layout.plot.x - 6} y={position} dy="0.35em" textAnchor="end">
                {label}
              </text>
            </g>
          ))}
          {layout.xTicks.map(({ value, position, label }) => (
            <text
              key={value}
              x={position}
              y={layout.plot.y + layout.plot.height + 15}
              textAnchor="middle"
            >
              {label}
            </text>
          ))}
          <text x={layout.plot.x + layout.plot.width / 2} y={HEIGHT - 3} textAnchor="middle">
            layer, from input to output
          </text>
          {layout.lines.map((line) => (
            <Line key={line.id} {...line} />
          ))}
        </svg>
      )}
      <Numbers name={name} series={series} />
    </div>
  );
}

function Line({ name, d, points, colourRole, dash }: LayerLine) {
  const colour = `var(--${colourRole})`;
  return (
    <g>
      <path d={d} fill="none" stroke={colour} strokeWidth={1.6} strokeDasharray={dash} />
      {points.map(({ layer, value, x, y, isZero }) => (
        <circle
          key={layer}
          cx={x}
          cy={y}
          r={3.2}
          fill={isZero ? 'var(--panel)' : colour}
          stroke={colour}
        >
          <title>{`${name}, layer ${layer}: ${formatValue(value)}`}</title>
        </circle>
      ))}
    </g>
  );
}

function Numbers({ name, series }: LayerChartProps) {
  const most = Math.max(0, ...series.map(({ values }) => values.length));
  return (
    <table className="visually-hidden">
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">Layer</th>
          {series.map((one) => (
            <th key={one.id} scope="col">
              {one.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: most }, (_, index) => (
          <tr key={index}>
            <th scope="row">{index + 1}</th>
            {series.map(({ id, values }) => (
              <td key={id}>{index < values.length ? formatValue(values[index]!) : 'none'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
