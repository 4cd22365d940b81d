/** The choice of a second network beside the generator, and of the second distribution where it has one. */
import { distributionById } from '../../data/registry.ts';
import { inferenceOf } from '../../gan/catalogue.ts';
import { ChoiceControl } from '../controls/ChoiceControl.tsx';
import { FieldControls } from '../controls/FieldControls.tsx';
import { changeField } from '../state/changes.ts';
import { useRun } from '../state/usePlayground.ts';
import { DistributionPictures } from './DistributionPictures.tsx';
import { Explained } from './Explained.tsx';
import { choiceFieldOf, parameterFieldsOf } from './fields.ts';
import { FoldedPanel } from './Panel.tsx';

export function InferencePanel() {
  const experiment = useRun((run) => run.experiment);
  const inference = inferenceOf(experiment);
  const source = inference.fedFromData && distributionById(String(experiment['source']));
  return (
    <FoldedPanel
      title="Second network"
      aside={source ? `${inference.name} from ${source.name}` : inference.name}
    >
      <ChoiceControl
        field={choiceFieldOf(experiment, 'inference')}
        value={experiment.inference}
        onChange={(value) => changeField('inference', value)}
        labelHidden
      />
      <Explained choice={inference} formula={inference.formula} />
      <FieldControls fields={parameterFieldsOf(experiment, 'inference')} />
      {source && <SecondDistribution />}
    </FoldedPanel>
  );
}

function SecondDistribution() {
  const experiment = useRun((run) => run.experiment);
  const id = String(experiment['source']);
  const { name, explanation } = distributionById(id);
  const parameters = parameterFieldsOf(experiment, 'source');
  return (
    <>
      <h3>Second distribution</h3>
      <DistributionPictures choice="source" name="Second distribution" value={id} />
      <p className="note">
        {name}: {explanation}
      </p>
      <FieldControls fields={parameters} />
    </>
  );
}
