/** The choice of loss and objective, with their formulas, what they do and where they come from. */
import { tex } from '../../gan/expression/tex.ts';
import { lossOf, objectiveOf } from '../../gan/catalogue.ts';
import { customF } from '../../gan/losses/custom-f.ts';
import { ChoiceControl } from '../controls/ChoiceControl.tsx';
import { FieldControls } from '../controls/FieldControls.tsx';
import { Formula } from '../controls/Formula.tsx';
import { changeField } from '../state/changes.ts';
import { useRun } from '../state/usePlayground.ts';
import { CustomDivergence } from './CustomDivergence.tsx';
import { choiceFieldOf, fieldsIn } from './fields.ts';
import { LossTheory } from './LossTheory.tsx';
import { Panel } from './Panel.tsx';
import { SourceLink } from './SourceLink.tsx';

export function LossPanel() {
  const experiment = useRun((run) => run.experiment);
  const loss = lossOf(experiment);
  const objective = objectiveOf(experiment);
  const own = fieldsIn(experiment, 'loss').filter(({ key }) => key.startsWith('loss.'));
  return (
    <Panel title="Loss">
      <ChoiceControl
        field={choiceFieldOf(experiment, 'loss')}
        value={experiment.loss}
        onChange={(value) => changeField('loss', value)}
        labelHidden
      />
      <FieldControls fields={own.filter(({ kind }) => kind === 'text')} />
      {!loss.criticless && (
        <div className="formula-box">
          <Formula tex={`L_D = ${tex(loss.critic)}`} />
        </div>
      )}
      <p className="note">
        {loss.explanation} <SourceLink source={loss.source} />
      </p>
      {loss.id === customF.id && <CustomDivergence text={String(experiment['loss.f'])} />}
      <ChoiceControl
        field={choiceFieldOf(experiment, 'objective')}
        value={experiment.objective}
        onChange={(value) => changeField('objective', value)}
      />
      <div className="formula-box">
        <Formula tex={`L_G = ${tex(objective.generator)}`} />
      </div>
      <p className="note">{objective.explanation}</p>
      <LossTheory loss={loss} objective={objective} />
      <FieldControls fields={own.filter(({ kind }) => kind !== 'text')} />
    </Panel>
  );
}
