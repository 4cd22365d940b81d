/** What the two players are paying. */
import { Chart, type ChartSeries } from '../views/Chart.tsx';
import { Panel } from './Panel.tsx';
import { ScaleSwitch } from './ScaleSwitch.tsx';

const SERIES: readonly ChartSeries[] = [
  { id: 'criticLoss', name: 'critic', dash: '', colourRole: 'real' },
  { id: 'generatorLoss', name: 'generator', dash: '5 3', colourRole: 'generated' },
];

export function LossCurvesPanel() {
  return (
    <Panel title="Critic and generator loss" aside={<ScaleSwitch />}>
      <Chart name="Critic and generator loss" height={130} series={SERIES} />
    </Panel>
  );
}
