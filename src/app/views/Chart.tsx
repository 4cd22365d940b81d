/** A line chart written down as SVG, with the crosshair that all charts share. */
import { useId, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { layoutCurves } from '../../plots/curves.ts';
import type { CurveFloor, CurveSeries } from '../../plots/curveSeries.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { setCrosshair } from '../state/viewing.ts';
import type { Recording, SeriesId } from '../state/recording.ts';
import { type RunState } from '../state/store.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { useSize } from './useSize.ts';
import { useThrottled } from './useThrottled.ts';

/** How a recorded quantity is drawn. */
export interface ChartSeries extends Omit<CurveSeries, 'x' | 'y' | 'id'> {
  readonly id: SeriesId;
}

interface ChartProps {
  /** What the chart shows: its accessible name. */
  readonly name: string;
  readonly height: number;
  readonly series: readonly ChartSeries[];
  readonly floors?: readonly CurveFloor[];
}

const RELAYOUT_MS = 120;
const NO_FLOORS: readonly CurveFloor[] = [];
const recordingOf = (run: RunState) => run.recording;

export function Chart({ name, height, series, floors = NO_FLOORS }: ChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  const recording = useThrottled(recordingOf, RELAYOUT_MS);
  return (
    <div className="chart" ref={holder} style={{ minHeight: height }}>
      {size && size.width > 0 && (
        <Drawing
          {...{ name, height, series, floors, recording }}
          width={size.width / size.unit}
          unit={size.unit}
        />
      )}
    </div>
  );
}

interface DrawingProps extends Required<ChartProps> {
  readonly width: number;
  /** CSS pixels in one unit of `width` and `height`. */
  readonly unit: number;
  readonly recording: Recording;
}

function Drawing({ name, width, height, unit, series, floors, recording }: DrawingProps) {
  const clip = useId();
  const crosshair = usePlayground((state) => state.crosshair);
  const scale = usePlayground((state) => (state.logarithmic ? 'log' : 'linear'));
  const layout = useMemo(() => {
    const curves = series.map((one): CurveSeries => {
      const history = recording.histories.get(one.id);
      return { ...one, x: history?.iterations ?? [], y: history?.values ?? [] };
    });
    const markers = recording.markers.map(({ iteration, label }) => ({ x: iteration, label }));
    const xDomain = [0, Math.max(1, lastIteration(recording))] as const;
    return layoutCurves({ width, height, series: curves, floors, scale, markers, xDomain });
  }, [width, height, series, floors, scale, recording]);
  const { plot } = layout;
  const reading = crosshair === undefined ? undefined : layout.valueAt(layout.xToPixel(crosshair));

  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const pixel = (event.clientX - bounds.left) / unit;
    const inside = pixel >= plot.x && pixel <= plot.x + plot.width;
    setCrosshair(inside ? layout.valueAt(pixel)?.x : undefined);
  };
  const walk = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') setCrosshair(undefined);
    if (direction === undefined) return;
    event.preventDefault();
    const from = crosshair === undefined ? plot.x + plot.width : layout.xToPixel(crosshair);
    const to = Math.min(
      plot.x + plot.width,
      Math.max(plot.x, from + (direction * plot.width) / 40),
    );
    setCrosshair(layout.valueAt(to)?.x);
  };

  return (
    <>
      <svg
        role="img"
        aria-label={name}
        tabIndex={0}
        viewBox={`0 0 ${width} ${height}`}
        height={height * unit}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => setCrosshair(undefined)}
        onBlur={() => setCrosshair(undefined)}
        onKeyDown={walk}
      >
        <clipPath id={clip}>
          <rect x={plot.x} y={plot.y - 1} width={plot.width} height={plot.height + 2} />
        </clipPath>
        {layout.yTicks.map(({ value, position, label }) => (
          <g key={value}>
            <line
              className="grid-line"
              x1={plot.x}
              x2={plot.x + plot.width}
              y1={position}
              y2={position}
            />
            <text x={plot.x - 6} y={position} dy="0.35em" textAnchor="end">
              {label}
            </text>
          </g>
        ))}
        {layout.xTicks.map(({ value, position, label }) => (
          <text key={value} x={position} y={height - 6} textAnchor="middle">
            {label}
          </text>
        ))}
        <g clipPath={`url(#${clip})`}>
          {layout.markers.map(({ pixel, label, x }) => (
            <line
              key={`${x} ${label}`}
              x1={pixel}
              x2={pixel}
              y1={plot.y}
              y2={plot.y + plot.height}
              stroke="var(--muted)"
              strokeDasharray="1 3"
            >
              <title>{`Iteration ${formatCount(x)}: ${label}`}</title>
            </line>
          ))}
          {layout.floorLines.map((floor) => (
            <line
              key={floor.name}
              x1={plot.x}
              x2={plot.x + plot.width}
              y1={floor.y}
              y2={floor.y}
              stroke={`var(--${floor.colourRole})`}
              strokeDasharray="1.5 3"
            />
          ))}
          {layout.paths.map(({ id, d, band, dash, colourRole }) => (
            <g key={id}>
              <path d={band} fill={`var(--${colourRole})`} fillOpacity={0.2} />
              <path
                d={d}
                fill="none"
                stroke={`var(--${colourRole})`}
                strokeWidth={1.6}
                strokeLinejoin="round"
                strokeLinecap="round"
                strokeDasharray={dash}
              />
            </g>
          ))}
        </g>
        {layout.labels.map(({ id, text, x, y, colourRole }) => (
          <text key={id} x={x} y={y} dy="0.35em" style={{ fill: `var(--${colourRole})` }}>
            {text}
          </text>
        ))}
        {reading && (
          <g>
            <line
              x1={reading.pixel}
              x2={reading.pixel}
              y1={plot.y}
              y2={plot.y + plot.height}
              stroke="var(--ink)"
              strokeOpacity={0.5}
            />
            {reading.values.map(
              ({ id, point, colourRole }) =>
                point && (
                  <circle key={id} cx={point.x} cy={point.y} r={3} fill={`var(--${colourRole})`} />
                ),
            )}
          </g>
        )}
      </svg>
      <div className="chart-reading">
        {reading
          ? [
              `iteration ${formatCount(reading.x)}`,
              ...reading.values.map(({ name: label, text }) => `${label} ${text}`),
            ].join(' · ')
          : layout.note}
      </div>
    </>
  );
}

function lastIteration(recording: Recording): number {
  let last = 0;
  for (const { iterations } of recording.histories.values()) {
    last = Math.max(last, iterations[iterations.length - 1] ?? 0);
  }
  return last;
}
