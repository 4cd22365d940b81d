/** Histograms over one axis, with values marked, written down as SVG. */
import { useMemo, useRef } from 'react';
import type { ColourRole } from '../../plots/palette.ts';
import { layoutValueHistogram } from '../../plots/valueHistogram.ts';
import { useSize } from './useSize.ts';

export interface HistogramGroup {
  readonly name: string;
  readonly values: ArrayLike<number>;
  readonly colourRole: ColourRole;
  /** Of the outline, so that groups differ by more than hue; empty for a solid line. */
  readonly dash: string;
}

interface ValueHistogramProps {
  /** What is shown, with its main numbers: the accessible name. */
  readonly name: string;
  readonly height: number;
  readonly groups: readonly HistogramGroup[];
  readonly marks: readonly number[];
}

export function ValueHistogram({ name, height, groups, marks }: ValueHistogramProps) {
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  const width = size && size.width / size.unit;
  const layout = useMemo(
    () =>
      width
        ? layoutValueHistogram({ width, height, groups: groups.map((g) => g.values), marks })
        : undefined,
    [groups, marks, width, height],
  );
  const beyond = layout?.beyond.reduce((sum, count) => sum + count, 0) ?? 0;
  return (
    <>
      <div className="chart" ref={holder} style={{ minHeight: height }}>
        {layout && (
          <svg role="img" aria-label={name} viewBox={`0 0 ${width} ${height}`}>
            {groups.map(({ name: of, colourRole, dash }, index) => (
              <path
                key={of}
                d={layout.outlines[index]!}
                fill={`var(--${colourRole})`}
                fillOpacity={0.25}
                stroke={`var(--${colourRole})`}
                strokeWidth={1.3}
                strokeDasharray={dash}
              />
            ))}
            {layout.marks.map((x) => (
              <line
                key={x}
                x1={x}
                x2={x}
                y1={0}
                y2={layout.baseline}
                stroke="var(--ink)"
                strokeDasharray="2 3"
              />
            ))}
            {layout.ticks.map(({ value, position, label }) => (
              <text key={value} x={position} y={height - 4} textAnchor="middle">
                {label}
              </text>
            ))}
          </svg>
        )}
      </div>
      {beyond > 0 && <p className="chart-reading">{beyond} beyond the axis</p>}
    </>
  );
}
