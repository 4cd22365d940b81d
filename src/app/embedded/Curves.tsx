/** Distances and losses over the iterations, sharing the height there is; of several runs, one chart for all. */
import { useRef, type ReactNode } from 'react';
import { ComparedCurves } from '../comparison/readouts/ComparedCurves.tsx';
import { useComparedRuns } from '../comparison/readouts/useComparedRuns.ts';
import { distances, type Distance } from '../panels/distances.ts';
import { LOSS_SERIES } from '../panels/LossCurvesPanel.tsx';
import { useDistanceCurves } from '../panels/useDistanceCurves.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { Chart } from '../views/Chart.tsx';
import { useSize } from '../views/useSize.ts';

/** Below a chart stands what the crosshair reads, in units of `useSize`. */
const READING_HEIGHT = 20;

export function Curves() {
  const several = usePlayground(({ runs }) => runs.length > 1);
  return (
    <section className="embedded-curves" aria-label="Curves">
      {several ? (
        <OfAllRuns />
      ) : (
        <>
          {distances.map((distance) => (
            <DistanceChart key={distance.metric.id} distance={distance} />
          ))}
          <Fitted title="Critic and generator loss">
            {(height) => (
              <Chart name="Critic and generator loss" height={height} series={LOSS_SERIES} />
            )}
          </Fitted>
        </>
      )}
    </section>
  );
}

function OfAllRuns() {
  return <ComparedCurves runs={useComparedRuns()} />;
}

function DistanceChart({ distance }: { readonly distance: Distance }) {
  const { metric } = distance;
  const { own, series, floors } = useDistanceCurves(distance);
  return (
    <Fitted title={own ? `${metric.name}; dashed: ${own.name}` : metric.name}>
      {(height) => <Chart name={metric.name} height={height} series={series} floors={floors} />}
    </Fitted>
  );
}

interface FittedProps {
  readonly title: string;
  /** A chart of so many units of height. */
  children(height: number): ReactNode;
}

function Fitted({ title, children }: FittedProps) {
  const space = useRef<HTMLDivElement>(null);
  const size = useSize(space);
  return (
    <div className="fitted">
      <p className="chart-title">{title}</p>
      <div className="fitted-space" ref={space}>
        {size && <div>{children(Math.floor(size.height / size.unit) - READING_HEIGHT)}</div>}
      </div>
    </div>
  );
}
