/**
 * A line chart written down as SVG, with a crosshair for pointer and keyboard. What the x axis counts is
 * up to whoever uses it.
 */
import { useId, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { CrosshairReading, CrosshairValue } from '../../plots/crosshair.ts';
import { layoutCurves, type ChartLayout } from '../../plots/curves.ts';
import type { CurveFloor, CurveMarker, CurveSeries } from '../../plots/curveSeries.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { keepFocusElsewhere } from './keepFocusElsewhere.ts';
import { useSize } from './useSize.ts';

interface CurvesProps {
  /** What the chart shows: its accessible name. */
  readonly name: string;
  readonly height: number;
  readonly series: readonly CurveSeries[];
  readonly floors: readonly CurveFloor[];
  readonly markers: readonly CurveMarker[];
  /** First and last x. */
  readonly xDomain: readonly [number, number];
  /** One x in words, as it stands at the beginning of a line: iteration 4,310. */
  describeX(x: number): string;
  /** Where the crosshair stands. */
  readonly crosshair: number | undefined;
  /** The user moves the crosshair to a point of the curves, or takes it away. */
  onCrosshair(x: number | undefined): void;
}

export function Curves(props: CurvesProps) {
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  return (
    <div className="chart" ref={holder} style={{ minHeight: props.height }}>
      {size && size.width > 0 && (
        <Drawing {...props} width={size.width / size.unit} unit={size.unit} />
      )}
    </div>
  );
}

interface DrawingProps extends CurvesProps {
  readonly width: number;
  /** CSS pixels in one unit of `width` and `height`. */
  readonly unit: number;
}

function Drawing(props: DrawingProps) {
  const { name, width, height, unit, series, floors, markers, xDomain } = props;
  const { describeX, crosshair, onCrosshair } = props;
  const clip = useId();
  const scale = usePlayground((state) => (state.logarithmic ? 'log' : 'linear'));
  const layout = useMemo(
    () => layoutCurves({ width, height, series, floors, scale, markers, xDomain }),
    [width, height, series, floors, scale, markers, xDomain],
  );
  const { plot } = layout;
  const reading = crosshair === undefined ? undefined : layout.valueAt(layout.xToPixel(crosshair));

  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const pixel = (event.clientX - bounds.left) / unit;
    const inside = pixel >= plot.x && pixel <= plot.x + plot.width;
    onCrosshair(inside ? layout.valueAt(pixel)?.x : undefined);
  };
  const walk = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') onCrosshair(undefined);
    if (direction === undefined) return;
    event.preventDefault();
    const from = crosshair === undefined ? plot.x + plot.width : layout.xToPixel(crosshair);
    const to = Math.min(
      plot.x + plot.width,
      Math.max(plot.x, from + (direction * plot.width) / 40),
    );
    onCrosshair(layout.valueAt(to)?.x);
  };

  return (
    <>
      <svg
        role="img"
        aria-label={name}
        tabIndex={0}
        viewBox={`0 0 ${width} ${height}`}
        height={height * unit}
        onMouseDown={keepFocusElsewhere}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => onCrosshair(undefined)}
        onBlur={() => onCrosshair(undefined)}
        onKeyDown={walk}
      >
        <Axes layout={layout} height={height} />
        <clipPath id={clip}>
          <rect x={plot.x} y={plot.y - 1} width={plot.width} height={plot.height + 2} />
        </clipPath>
        <g clipPath={`url(#${clip})`}>
          <Lines layout={layout} describeX={describeX} />
        </g>
        {layout.labels.map(({ id, text, x, y, colourRole }) => (
          <text key={id} x={x} y={y} dy="0.35em" style={{ fill: `var(--${colourRole})` }}>
            {text}
          </text>
        ))}
        {reading && <Crosshair reading={reading} plot={plot} />}
      </svg>
      <div className="chart-reading">
        {reading ? describeReading(reading, xDomain, describeX) : layout.note}
      </div>
    </>
  );
}

function Axes({ layout, height }: { readonly layout: ChartLayout; readonly height: number }) {
  const { plot } = layout;
  return (
    <>
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
    </>
  );
}

interface LinesProps extends Pick<CurvesProps, 'describeX'> {
  readonly layout: ChartLayout;
}

function Lines({ layout: { plot, markers, floorLines, paths }, describeX }: LinesProps) {
  return (
    <>
      {markers.map(({ pixel, label, x }) => (
        <line
          key={`${x} ${label}`}
          x1={pixel}
          x2={pixel}
          y1={plot.y}
          y2={plot.y + plot.height}
          stroke="var(--muted)"
          strokeDasharray="1 3"
        >
          <title>{`${capitalised(describeX(x))}: ${label}`}</title>
        </line>
      ))}
      {floorLines.map((floor) => (
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
      {paths.map(({ id, d, band, dash, colourRole }) => (
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
    </>
  );
}

interface CrosshairProps {
  readonly reading: CrosshairReading;
  readonly plot: ChartLayout['plot'];
}

function Crosshair({ reading, plot }: CrosshairProps) {
  return (
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
  );
}

/** A point further away than this share of the axis is said to be somewhere else. */
const ELSEWHERE = 0.05;

function describeReading(
  { x, values }: CrosshairReading,
  [from, to]: CurvesProps['xDomain'],
  describeX: CurvesProps['describeX'],
): string {
  const describeValue = (value: CrosshairValue) => {
    const elsewhere = Math.abs(value.x - x) > ELSEWHERE * (to - from);
    return `${value.name} ${value.text}${elsewhere ? ` (at ${describeX(value.x)})` : ''}`;
  };
  return [describeX(x), ...values.map(describeValue)].join(' · ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
