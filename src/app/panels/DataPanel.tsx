/** The choice of distribution, by name or by picture, and its parameters. */
import { distributions, distributionById } from '../../data/registry.ts';
import { FieldControls } from '../controls/FieldControls.tsx';
import { chooseDistribution } from '../drawing/drawings.ts';
import { useRun } from '../state/usePlayground.ts';
import { DistributionPictures } from './DistributionPictures.tsx';
import { fieldsIn } from './fields.ts';
import { FoldedPanel, Panel } from './Panel.tsx';
import { SharedByAll } from '../comparison/SharedByAll.tsx';
import { SourceLink } from './SourceLink.tsx';

export function DataPanel() {
  const experiment = useRun((run) => run.experiment);
  const chosen = distributionById(experiment.data);
  const fields = fieldsIn(experiment, 'data').filter((field) => field.key !== 'data');
  const written = fields.filter(({ kind }) => kind === 'text');
  const parameters = fields.filter(({ kind }) => kind !== 'text');
  return (
    <Panel
      title="Data"
      aside={
        <select
          className="quiet"
          aria-label="Data"
          value={experiment.data}
          onChange={(event) => chooseDistribution('data', event.target.value)}
        >
          {distributions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      }
    >
      <SharedByAll />
      <DistributionPictures choice="data" name="Distribution" value={experiment.data} />
      <p className="note">
        {chosen.explanation} <SourceLink source={chosen.source} />
      </p>
      {written.length > 0 ? (
        <FieldControls fields={[...written, ...parameters]} />
      ) : (
        <FoldedPanel title="Shape" className="inner" aside={`${parameters.length} settings`}>
          <FieldControls fields={parameters} />
        </FoldedPanel>
      )}
    </Panel>
  );
}
