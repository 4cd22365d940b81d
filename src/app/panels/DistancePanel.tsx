/** How far the generator is from the data, by two measures, each beside what a perfect generator would score. */
import { formatDecimals } from '../controls/formatNumber.ts';
import { useRun } from '../state/usePlayground.ts';
import { Chart } from '../views/Chart.tsx';
import { distances, distanceTitle, type Distance } from './distances.ts';
import { Panel } from './Panel.tsx';
import { ScaleSwitch } from './ScaleSwitch.tsx';
import { useDistanceCurves } from './useDistanceCurves.ts';

export function DistancePanel() {
  return (
    <Panel title="Distance to the data" aside={<ScaleSwitch />}>
      <div className="figures">
        {distances.map((distance) => (
          <Figure key={distance.metric.id} {...distance} />
        ))}
      </div>
      {distances.map((distance) => (
        <DistanceChart key={distance.metric.id} distance={distance} />
      ))}
    </Panel>
  );
}

function Figure({ metric, colour }: Distance) {
  const value = useRun((run) => run.measured?.evaluation.readings[metric.id]?.value);
  const floor = useRun((run) => run.floors[metric.id]?.value);
  return (
    <div title={`${metric.meaning} ${metric.range}, ${metric.better} is better.`}>
      <div className="figure-value" style={{ color: `var(--${colour})` }}>
        {value === undefined ? '–' : formatDecimals(value)}
      </div>
      <div className="figure-context">
        {metric.symbol} · floor {floor === undefined ? '…' : formatDecimals(floor)}
      </div>
    </div>
  );
}

function DistanceChart({ distance }: { readonly distance: Distance }) {
  const { metric } = distance;
  const { own, series, floors } = useDistanceCurves(distance);
  return (
    <>
      <p className="chart-title" title={metric.meaning}>
        {distanceTitle(metric)}
      </p>
      <Chart name={metric.name} height={112} series={series} floors={floors} />
      {own && (
        <p className="note">
          Dashed: {own.name}. {own.meaning}
        </p>
      )}
    </>
  );
}
