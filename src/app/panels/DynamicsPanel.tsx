/** The choice of how the players follow their gradients, and in which order. */
import { dynamicsOf, lossOf } from '../../gan/catalogue.ts';
import { ChoiceControl } from '../controls/ChoiceControl.tsx';
import { FieldControls } from '../controls/FieldControls.tsx';
import { changeField } from '../state/changes.ts';
import { useRun } from '../state/usePlayground.ts';
import { Explained } from './Explained.tsx';
import { choiceFieldOf, parameterFieldsOf } from './fields.ts';
import { FoldedPanel } from './Panel.tsx';
import { SourceLink } from './SourceLink.tsx';

const TWO_TIME_SCALES = { citation: 'Heusel et al. 2017', url: 'https://arxiv.org/abs/1706.08500' };

export function DynamicsPanel() {
  const experiment = useRun((run) => run.experiment);
  const dynamics = dynamicsOf(experiment);
  return (
    <FoldedPanel title="Game dynamics" aside={dynamics.name}>
      <ChoiceControl
        field={choiceFieldOf(experiment, 'dynamics')}
        value={experiment.dynamics}
        onChange={(value) => changeField('dynamics', value)}
        labelHidden
      />
      <Explained choice={dynamics} formula={dynamics.formula} />
      <FieldControls fields={parameterFieldsOf(experiment, 'dynamics')} />
      {!lossOf(experiment).criticless && <Order joint={dynamics.joint !== undefined} />}
    </FoldedPanel>
  );
}

/** Who moves when. */
function Order({ joint }: { readonly joint: boolean }) {
  const experiment = useRun((run) => run.experiment);
  return (
    <>
      <FieldControls fields={[choiceFieldOf(experiment, 'updates')]} />
      {!joint && (
        <p className="note">
          Two time scales: give the players rates or steps of their own under Training.{' '}
          <SourceLink source={TWO_TIME_SCALES} />
        </p>
      )}
    </>
  );
}
