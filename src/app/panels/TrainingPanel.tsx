/** Optimisers, step counts, batch and the seed. */
import { SharedByAll } from '../comparison/SharedByAll.tsx';
import { FieldControls } from '../controls/FieldControls.tsx';
import { useRun } from '../state/usePlayground.ts';
import { entry, lossOf } from '../../gan/catalogue.ts';
import { optimizers } from '../../gan/optimizers.ts';
import { fieldsIn } from './fields.ts';
import { FoldedPanel } from './Panel.tsx';

const PLAYERS = ['critic', 'generator'] as const;

export function TrainingPanel() {
  const experiment = useRun((run) => run.experiment);
  const fields = fieldsIn(experiment, 'training');
  const of = (player: string) => fields.filter((field) => field.key.startsWith(`${player}.`));
  const { criticless } = lossOf(experiment);
  const playing = PLAYERS.filter((player) => player === 'generator' || !criticless);
  const names = playing.map((player) => entry(optimizers, experiment[`${player}.optimizer`]).name);
  const steps = playing.map((player) => experiment[`${player}.steps`]);
  return (
    <FoldedPanel
      title="Training"
      aside={`${[...new Set(names)].join(', ')} · ${steps.join(' : ')}`}
    >
      <h3>Critic</h3>
      {criticless ? (
        <p className="note">This loss has no critic.</p>
      ) : (
        <FieldControls fields={of('critic')} />
      )}
      <h3>Generator</h3>
      <FieldControls fields={of('generator')} />
      <h3>Both</h3>
      <FieldControls fields={fields.filter(({ key }) => key === 'batch')} />
      <FieldControls fields={fieldsIn(experiment, 'seed')} />
      <SharedByAll />
    </FoldedPanel>
  );
}
