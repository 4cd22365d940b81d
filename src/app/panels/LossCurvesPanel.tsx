/** What the two players are paying. */
import { lipschitzOf } from '../../gan/catalogue.ts';
import { useRun } from '../state/usePlayground.ts';
import { Chart } from '../views/Chart.tsx';
import type { ChartSeries } from '../views/recordedCurves.ts';
import { Panel } from './Panel.tsx';
import { ScaleSwitch } from './ScaleSwitch.tsx';

/** Of the losses of both players. */
export const LOSS_SERIES: readonly ChartSeries[] = [
  { id: 'criticLoss', name: 'critic', dash: '', colourRole: 'real' },
  { id: 'generatorLoss', name: 'generator', dash: '5 3', colourRole: 'generated' },
];

export function LossCurvesPanel() {
  const penalised = useRun((run) => lipschitzOf(run.experiment).penalty !== undefined);
  return (
    <Panel title="Critic and generator loss" aside={<ScaleSwitch />}>
      <Chart name="Critic and generator loss" height={130} series={LOSS_SERIES} />
      {penalised && <p className="note">The critic’s loss includes its penalty.</p>}
    </Panel>
  );
}
