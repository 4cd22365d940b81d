/** All that can be chosen of an experiment, in the order in which one thinks of it. */
import { RunChooser } from './comparison/RunChooser.tsx';
import { DataPanel } from './panels/DataPanel.tsx';
import { DynamicsPanel } from './panels/DynamicsPanel.tsx';
import { InferencePanel } from './panels/InferencePanel.tsx';
import { LipschitzPanel } from './panels/LipschitzPanel.tsx';
import { LossPanel } from './panels/LossPanel.tsx';
import { NetworksPanel } from './panels/NetworksPanel.tsx';
import { StabilisersPanel } from './panels/StabilisersPanel.tsx';
import { TrainingPanel } from './panels/TrainingPanel.tsx';

export function Choices() {
  return (
    <>
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
    </>
  );
}
