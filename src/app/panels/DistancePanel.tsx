/** How far the generator is from the data, by two measures, each beside what a perfect generator would score. */
import { useMemo } from 'react';
import { lossOf } from '../../gan/catalogue.ts';
import type { CriticEstimate } from '../../gan/losses/loss.ts';
import { structureOf } from '../../gan/structure.ts';
import type { Metric } from '../../metrics/metric.ts';
import { metrics } from '../../metrics/registry.ts';
import type { ColourRole } from '../../plots/palette.ts';
import { formatDecimals } from '../controls/formatNumber.ts';
import { useRun } from '../state/usePlayground.ts';
import { Chart, type ChartSeries } from '../views/Chart.tsx';
import { Panel } from './Panel.tsx';
import { ScaleSwitch } from './ScaleSwitch.tsx';

/** Distances fall towards a noise floor; shares and counts climb and are shown elsewhere. */
export const distances = metrics.filter(({ primary, better }) => primary && better === 'lower');
const COLOURS: readonly ColourRole[] = ['accent', 'ink'];

export function distanceColour(index: number): ColourRole {
  return COLOURS[index % COLOURS.length]!;
}

export function DistancePanel() {
  return (
    <Panel title="Distance to the data" aside={<ScaleSwitch />}>
      <div className="figures">
        {distances.map((metric, index) => (
          <Figure key={metric.id} metric={metric} colour={distanceColour(index)} />
        ))}
      </div>
      {distances.map((metric, index) => (
        <DistanceChart key={metric.id} metric={metric} colour={distanceColour(index)} />
      ))}
    </Panel>
  );
}

interface DistanceProps {
  readonly metric: Metric;
  readonly colour: ColourRole;
}

function Figure({ metric, colour }: DistanceProps) {
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

function DistanceChart({ metric, colour }: DistanceProps) {
  const { own, series, floors } = useDistanceChart(metric, colour);
  return (
    <>
      <p className="chart-title" title={metric.meaning}>
        {metric.name}
        {metric.unit ? `, ${metric.unit}` : ''}; dotted: {metric.floor.kind}
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

/** The lines of one distance, and the critic's own estimate of it where there is one. */
export function useDistanceChart(metric: Metric, colour: ColourRole) {
  const experiment = useRun((run) => run.experiment);
  const { estimate } = lossOf(experiment);
  const floor = useRun((run) => run.floors[metric.id]?.value);
  // A critic that judges pairs or packs says nothing of the distance between samples.
  const { judgesSamples } = structureOf(experiment);
  const own = judgesSamples && estimate?.metric === metric.id ? estimate : undefined;
  const series = useMemo(() => seriesOf(metric, colour, own), [metric, colour, own]);
  const floors = useMemo(
    () => (floor === undefined ? [] : [{ name: 'floor', value: floor, colourRole: colour }]),
    [floor, colour],
  );
  return { own, series, floors };
}

function seriesOf(
  metric: Metric,
  colour: ColourRole,
  own: CriticEstimate | undefined,
): ChartSeries[] {
  const measured: ChartSeries = { id: metric.id, name: 'measured', dash: '', colourRole: colour };
  if (!own) return [measured];
  return [measured, { id: 'estimate', name: 'critic’s', dash: '5 3', colourRole: 'muted' }];
}
