/** Optimisers, step counts, batch, order of updates and the seed. */
import { FieldControls } from '../controls/FieldControls.tsx';
import { usePlayground } from '../state/store.ts';
import { entry } from '../../gan/catalogue.ts';
import { optimizers } from '../../gan/optimizers.ts';
import { fieldsIn } from './fields.ts';
import { FoldedPanel } from './Panel.tsx';

const PLAYERS = ['critic', 'generator'] as const;

export function TrainingPanel() {
  const experiment = usePlayground((state) => state.experiment);
  const fields = fieldsIn(experiment, 'training');
  const of = (player: string) => fields.filter((field) => field.key.startsWith(`${player}.`));
  const shared = fields.filter((field) => !field.key.includes('.'));
  const names = PLAYERS.map((player) => entry(optimizers, experiment[`${player}.optimizer`]).name);
  return (
    <FoldedPanel
      title="Training"
      aside={`${[...new Set(names)].join(', ')} · ${experiment['critic.steps']} : ${experiment['generator.steps']}`}
    >
      <h3>Critic</h3>
      <FieldControls fields={of('critic')} />
      <h3>Generator</h3>
      <FieldControls fields={of('generator')} />
      <h3>Both</h3>
      <FieldControls fields={shared} />
      <FieldControls fields={fieldsIn(experiment, 'seed')} />
    </FoldedPanel>
  );
}
