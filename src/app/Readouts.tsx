/** All that is read off the runs, the first picture apart: nothing of it has anything to show before training begins. */
import { Differences } from './comparison/Differences.tsx';
import {
  ComparisonReadouts,
  SelectedRunHeading,
} from './comparison/readouts/ComparisonReadouts.tsx';
import { BestCriticPanel } from './panels/BestCriticPanel.tsx';
import { DistancePanel } from './panels/DistancePanel.tsx';
import { EigenvaluesPanel } from './panels/EigenvaluesPanel.tsx';
import { GradientsPanel } from './panels/GradientsPanel.tsx';
import { InferenceViews } from './panels/InferenceViews.tsx';
import { LossCurvesPanel } from './panels/LossCurvesPanel.tsx';
import { MetricsPanel } from './panels/MetricsPanel.tsx';
import { ModesPanel } from './panels/ModesPanel.tsx';
import { SlopesPanel } from './panels/SlopesPanel.tsx';
import { VerdictPanel } from './panels/VerdictPanel.tsx';
import { WeightsPanel } from './panels/WeightsPanel.tsx';
import { RepeatPanel } from './repeats/RepeatPanel.tsx';
import { usePlayground } from './state/usePlayground.ts';

export function Readouts() {
  const several = usePlayground(({ runs }) => runs.length > 1);
  return (
    <>
      {several && <Differences />}
      <ComparisonReadouts />
      <RepeatPanel />
      <SelectedRunHeading />
      <InferenceViews />
      <DistancePanel />
      <LossCurvesPanel />
      <ModesPanel />
      <MetricsPanel />
      <SlopesPanel />
      <BestCriticPanel />
      <VerdictPanel />
      <GradientsPanel />
      <WeightsPanel />
      <EigenvaluesPanel />
    </>
  );
}
