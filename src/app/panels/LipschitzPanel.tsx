/** The choice of Lipschitz method, with what theory has to say about it and this loss. */
import { cautionsOf } from '../../gan/cautions.ts';
import { lipschitzOf } from '../../gan/catalogue.ts';
import { ChoiceControl } from '../controls/ChoiceControl.tsx';
import { FieldControls } from '../controls/FieldControls.tsx';
import { Formula } from '../controls/Formula.tsx';
import { guaranteeOf } from '../../gan/lipschitz/guarantees.ts';
import { changeField } from '../state/changes.ts';
import { useRun } from '../state/usePlayground.ts';
import { choiceFieldOf, fieldsIn } from './fields.ts';
import { Panel } from './Panel.tsx';
import { SourceLink } from './SourceLink.tsx';

export function LipschitzPanel() {
  const experiment = useRun((run) => run.experiment);
  const method = lipschitzOf(experiment);
  const fields = fieldsIn(experiment, 'lipschitz');
  return (
    <Panel title="Lipschitz">
      <ChoiceControl
        field={choiceFieldOf(experiment, 'lipschitz')}
        value={experiment.lipschitz}
        onChange={(value) => changeField('lipschitz', value)}
        labelHidden
      />
      {method.formula && (
        <div className="formula-box">
          <Formula tex={method.formula} />
        </div>
      )}
      <p className="note">
        {method.explanation} {guaranteeOf(method)} <SourceLink source={method.source} />
      </p>
      <FieldControls fields={fields.filter((field) => field.key !== 'lipschitz')} />
      {cautionsOf(experiment).map((caution) => (
        <p className="caution" key={caution}>
          {caution}
        </p>
      ))}
    </Panel>
  );
}
