/** The shapes of the two players and of the noise that feeds the generator. */
import { FieldControls } from '../controls/FieldControls.tsx';
import { usePlayground } from '../state/store.ts';
import type { Experiment, PlayerName } from '../../experiment/experiment.ts';
import { fieldsIn } from './fields.ts';
import { FoldedPanel } from './Panel.tsx';

export function NetworksPanel() {
  const experiment = usePlayground((state) => state.experiment);
  const shapes = `${shape(experiment, 'generator')} · ${shape(experiment, 'critic')}`;
  return (
    <FoldedPanel title="Networks" aside={shapes}>
      <h3>Generator</h3>
      <FieldControls fields={fieldsIn(experiment, 'generator')} />
      <FieldControls fields={fieldsIn(experiment, 'latent')} />
      <h3>Critic</h3>
      <FieldControls fields={fieldsIn(experiment, 'critic')} />
    </FoldedPanel>
  );
}

/** Layer sizes from input to output: 2→64→64→2, or 2→12×64→1 for deep ones. */
function shape(experiment: Experiment, player: PlayerName): string {
  const depth = experiment[`${player}.depth`];
  const width = experiment[`${player}.width`];
  const hidden = depth <= 2 ? Array<number>(depth).fill(width).join('→') : `${depth}×${width}`;
  const ends = player === 'critic' ? [2, 1] : [experiment['latent.dimension'], 2];
  return `${ends[0]}→${hidden}→${ends[1]}`;
}
