/** Complex numbers in their plane, written down as SVG: the imaginary axis is the border of stability. */
import { useMemo, useRef } from 'react';
import { layoutComplexPlane, type ComplexPoint, type Side } from '../../plots/complexPlane.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { useSize } from './useSize.ts';

const HEIGHT = 240;

const COLOURS: Readonly<Record<Side, string>> = {
  left: 'var(--accent)',
  on: 'var(--muted)',
  right: 'var(--generated)',
};

const SIDES: readonly Side[] = ['left', 'on', 'right'];

const dot = ({ x, y }: ComplexPoint) => `M${x - 3},${y}a3,3 0 1,0 6,0a3,3 0 1,0 -6,0Z`;
const triangle = ({ x, y }: ComplexPoint) => `M${x},${y - 4.2}l3.8,7.2h-7.6Z`;

/** Another shape and not only another colour for what turns away. */
const MARKS: Readonly<Record<Side, (point: ComplexPoint) => string>> = {
  left: dot,
  on: dot,
  right: triangle,
};

interface ComplexPlaneProps {
  /** What is shown, with its main numbers: the accessible name. */
  readonly name: string;
  readonly real: ArrayLike<number>;
  readonly imaginary: ArrayLike<number>;
}

export function ComplexPlane({ name, real, imaginary }: ComplexPlaneProps) {
  const holder = useRef<HTMLDivElement>(null);
  const scale = usePlayground((state) => (state.logarithmic ? 'log' : 'linear'));
  const size = useSize(holder);
  const width = size && size.width / size.unit;
  const layout = useMemo(
    () =>
      width ? layoutComplexPlane({ width, height: HEIGHT, real, imaginary, scale }) : undefined,
    [real, imaginary, scale, width],
  );
  if (!layout) return <div className="chart" ref={holder} style={{ minHeight: HEIGHT }} />;
  const { plot, points, borderX, realAxisY, xTicks, yTicks } = layout;
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  return (
    <div className="chart" ref={holder} style={{ minHeight: HEIGHT }}>
      <svg role="img" aria-label={name} viewBox={`0 0 ${width} ${HEIGHT}`}>
        <rect
          x={borderX}
          y={plot.y}
          width={right - borderX}
          height={plot.height}
          fill="var(--generated)"
          fillOpacity={0.08}
        />
        {yTicks.map(({ value, position, label }) => (
          <g key={value}>
            <line className="grid-line" x1={plot.x} x2={right} y1={position} y2={position} />
            <text x={plot.x - 6} y={position} dy="0.35em" textAnchor="end">
              {label}
            </text>
          </g>
        ))}
        {xTicks.map(({ value, position, label }) => (
          <g key={value}>
            <line className="grid-line" x1={position} x2={position} y1={plot.y} y2={bottom} />
            <text x={position} y={bottom + 15} textAnchor="middle">
              {label}
            </text>
          </g>
        ))}
        <line x1={plot.x} x2={right} y1={realAxisY} y2={realAxisY} stroke="var(--muted)" />
        <line
          x1={borderX}
          x2={borderX}
          y1={plot.y}
          y2={bottom}
          stroke="var(--ink)"
          strokeWidth={1.5}
        />
        {SIDES.map((side) => (
          <path
            key={side}
            d={points
              .filter((point) => point.side === side)
              .map(MARKS[side])
              .join('')}
            fill={COLOURS[side]}
            fillOpacity={0.65}
          />
        ))}
        <text x={plot.x + plot.width / 2} y={HEIGHT - 3} textAnchor="middle">
          real part: dies out ← 0 → turns away
        </text>
        <text
          transform={`translate(11 ${plot.y + plot.height / 2}) rotate(-90)`}
          textAnchor="middle"
        >
          imaginary part: rotates
        </text>
      </svg>
    </div>
  );
}
