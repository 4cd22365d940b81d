/** The page: choices at the left, the sample view in the middle, readings at the right. */
import { useRef } from 'react';
import { Differences } from './comparison/Differences.tsx';
import { Pictures } from './comparison/Pictures.tsx';
import { useHighStage } from './comparison/useHighStage.ts';
import { RunChooser } from './comparison/RunChooser.tsx';
import {
  ComparisonReadouts,
  SelectedRunHeading,
} from './comparison/readouts/ComparisonReadouts.tsx';
import { BestCriticPanel } from './panels/BestCriticPanel.tsx';
import { DataPanel } from './panels/DataPanel.tsx';
import { DistancePanel } from './panels/DistancePanel.tsx';
import { DynamicsPanel } from './panels/DynamicsPanel.tsx';
import { EigenvaluesPanel } from './panels/EigenvaluesPanel.tsx';
import { GradientsPanel } from './panels/GradientsPanel.tsx';
import { Header } from './panels/Header.tsx';
import { InferencePanel } from './panels/InferencePanel.tsx';
import { InferenceViews } from './panels/InferenceViews.tsx';
import { LipschitzPanel } from './panels/LipschitzPanel.tsx';
import { LossCurvesPanel } from './panels/LossCurvesPanel.tsx';
import { LossPanel } from './panels/LossPanel.tsx';
import { Messages } from './panels/Messages.tsx';
import { MetricsPanel } from './panels/MetricsPanel.tsx';
import { ModesPanel } from './panels/ModesPanel.tsx';
import { NetworksPanel } from './panels/NetworksPanel.tsx';
import { SlopesPanel } from './panels/SlopesPanel.tsx';
import { SpeedControl } from './panels/SpeedControl.tsx';
import { StabilisersPanel } from './panels/StabilisersPanel.tsx';
import { Summary } from './panels/Summary.tsx';
import { TrainingPanel } from './panels/TrainingPanel.tsx';
import { Transport } from './panels/Transport.tsx';
import { VerdictPanel } from './panels/VerdictPanel.tsx';
import { Watch } from './panels/Watch.tsx';
import { WeightsPanel } from './panels/WeightsPanel.tsx';
import { RepeatPanel } from './repeats/RepeatPanel.tsx';
import { usePlayground } from './state/usePlayground.ts';
import { TimeTravel } from './timeTravel/TimeTravel.tsx';

export function App() {
  const several = usePlayground(({ runs }) => runs.length > 1);
  const stage = useRef<HTMLDivElement>(null);
  useHighStage(stage);
  return (
    <>
      <Header />
      <Messages />
      <main className="columns">
        <div className="choices">
          <RunChooser />
          <DataPanel />
          <LossPanel />
          <LipschitzPanel />
          <StabilisersPanel />
          <DynamicsPanel />
          <InferencePanel />
          <NetworksPanel />
          <TrainingPanel />
          <p className="note legend-note">
            <span aria-hidden="true">↻</span> starts a new run; everything else changes the run in
            progress.
          </p>
        </div>
        <div ref={stage} className={several ? 'stage comparing' : 'stage'}>
          <div className="in-sight">
            <Pictures />
            <Transport />
            <TimeTravel />
          </div>
          <div className="below">
            <Watch />
            <SpeedControl />
          </div>
          <Summary />
        </div>
        <div className="readouts">
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
        </div>
      </main>
    </>
  );
}
