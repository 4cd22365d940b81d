/** The page: choices at the left, the sample view in the middle, readings at the right. */
import { BestCriticPanel } from './panels/BestCriticPanel.tsx';
import { DataPanel } from './panels/DataPanel.tsx';
import { DistancePanel } from './panels/DistancePanel.tsx';
import { DynamicsPanel } from './panels/DynamicsPanel.tsx';
import { FailureNotice } from './panels/FailureNotice.tsx';
import { Header } from './panels/Header.tsx';
import { InferencePanel } from './panels/InferencePanel.tsx';
import { InferenceViews } from './panels/InferenceViews.tsx';
import { LipschitzPanel } from './panels/LipschitzPanel.tsx';
import { LossCurvesPanel } from './panels/LossCurvesPanel.tsx';
import { LossPanel } from './panels/LossPanel.tsx';
import { Messages } from './panels/Messages.tsx';
import { ModesPanel } from './panels/ModesPanel.tsx';
import { NetworksPanel } from './panels/NetworksPanel.tsx';
import { SlopesPanel } from './panels/SlopesPanel.tsx';
import { SpeedControl } from './panels/SpeedControl.tsx';
import { StabilisersPanel } from './panels/StabilisersPanel.tsx';
import { Summary } from './panels/Summary.tsx';
import { TrainingPanel } from './panels/TrainingPanel.tsx';
import { Transport } from './panels/Transport.tsx';
import { Watch } from './panels/Watch.tsx';
import { SampleView } from './views/SampleView.tsx';

export function App() {
  return (
    <>
      <Header />
      <Messages />
      <main className="columns">
        <div className="choices">
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
        <div className="stage">
          <SampleView />
          <FailureNotice />
          <Transport />
          <div className="below">
            <Watch />
            <SpeedControl />
          </div>
          <Summary />
        </div>
        <div className="readouts">
          <InferenceViews />
          <DistancePanel />
          <LossCurvesPanel />
          <ModesPanel />
          <SlopesPanel />
          <BestCriticPanel />
        </div>
      </main>
    </>
  );
}
