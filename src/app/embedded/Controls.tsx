/** All choices of the page, to be scrolled where they do not fit. */
import { AlignmentControl } from '../comparison/AlignmentControl.tsx';
import { RunChooser } from '../comparison/RunChooser.tsx';
import { DataPanel } from '../panels/DataPanel.tsx';
import { DynamicsPanel } from '../panels/DynamicsPanel.tsx';
import { InferencePanel } from '../panels/InferencePanel.tsx';
import { LipschitzPanel } from '../panels/LipschitzPanel.tsx';
import { LossPanel } from '../panels/LossPanel.tsx';
import { NetworksPanel } from '../panels/NetworksPanel.tsx';
import { SpeedControl } from '../panels/SpeedControl.tsx';
import { StabilisersPanel } from '../panels/StabilisersPanel.tsx';
import { TrainingPanel } from '../panels/TrainingPanel.tsx';
import { usePlayground } from '../state/usePlayground.ts';

export function Controls() {
  const several = usePlayground(({ runs }) => runs.length > 1);
  return (
    <section className="embedded-controls" aria-label="Controls">
      <RunChooser />
      {several && <AlignmentControl />}
      <DataPanel />
      <LossPanel />
      <LipschitzPanel />
      <StabilisersPanel />
      <DynamicsPanel />
      <InferencePanel />
      <NetworksPanel />
      <TrainingPanel />
      <SpeedControl />
    </section>
  );
}
