/** The choice of stabilisers, each with its formula, its parameters and what it does once it is on. */
import type { Experiment } from '../../experiment/experiment.ts';
import type { OfferedChoice } from '../../experiment/field.ts';
import { entry, stabilizersOf } from '../../gan/catalogue.ts';
import { stabilizerTex } from '../../gan/stabilizers/formula.ts';
import { stabilizers } from '../../gan/stabilizers/registry.ts';
import { FieldControls } from '../controls/FieldControls.tsx';
import { formatSetting } from '../controls/formatNumber.ts';
import { SetControl } from '../controls/SetControl.tsx';
import { changeField } from '../state/changes.ts';
import { useRun } from '../state/usePlayground.ts';
import { Explained } from './Explained.tsx';
import { parameterFieldsOf, setFieldOf } from './fields.ts';
import { FoldedPanel } from './Panel.tsx';

export function StabilisersPanel() {
  const experiment = useRun((run) => run.experiment);
  return (
    <FoldedPanel title="Stabilisers" aside={summaryOf(experiment)}>
      <SetControl
        field={setFieldOf(experiment, 'stabilisers')}
        value={experiment.stabilisers}
        onChange={(value) => changeField('stabilisers', value)}
        detailsOf={detailsOf}
      />
    </FoldedPanel>
  );
}

const detailsOf = ({ id }: OfferedChoice) => <StabiliserDetails id={id} />;

function StabiliserDetails({ id }: { readonly id: string }) {
  const experiment = useRun((run) => run.experiment);
  const stabilizer = entry(stabilizers, id);
  return (
    <>
      <Explained choice={stabilizer} formula={stabilizerTex(stabilizer)} />
      <FieldControls fields={parameterFieldsOf(experiment, id)} />
    </>
  );
}

/** What is on, each with the first of its numbers: "Packing 2, averaged generator 0.999". */
function summaryOf(experiment: Experiment): string {
  const names = stabilizersOf(experiment).map(({ id, name, parameters }, index) => {
    const shown = index === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1);
    const first = parameters?.[0];
    return first ? `${shown} ${formatSetting(Number(experiment[`${id}.${first.id}`]))}` : shown;
  });
  return names.join(', ') || 'none';
}
