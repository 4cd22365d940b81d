/** The choice of distribution, by name or by picture, and its parameters. */
import { distributions, distributionById } from '../../data/registry.ts';
import { FieldControls } from '../controls/FieldControls.tsx';
import { changeField } from '../state/session.ts';
import { useRun } from '../state/usePlayground.ts';
import { DistributionPictures } from './DistributionPictures.tsx';
import { fieldsIn } from './fields.ts';
import { FoldedPanel, Panel } from './Panel.tsx';
import { SourceLink } from './SourceLink.tsx';

export function DataPanel() {
  const experiment = useRun((run) => run.experiment);
  const chosen = distributionById(experiment.data);
  const parameters = fieldsIn(experiment, 'data').filter((field) => field.key !== 'data');
  return (
    <Panel
      title="Data"
      aside={
        <select
          className="quiet"
          aria-label="Data"
          value={experiment.data}
          onChange={(event) => changeField('data', event.target.value)}
        >
          {distributions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      }
    >
      <DistributionPictures
        name="Distribution"
        value={experiment.data}
        onChange={(id) => changeField('data', id)}
      />
      <p className="note">
        {chosen.explanation} <SourceLink source={chosen.source} />
      </p>
      <FoldedPanel title="Shape" className="inner" aside={`${parameters.length} settings`}>
        <FieldControls fields={parameters} />
      </FoldedPanel>
    </Panel>
  );
}
