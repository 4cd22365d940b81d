/** Exactly what runs differ in, and what they share. */
import type { Difference } from '../../experiment/differences.ts';
import { distributionById } from '../../data/registry.ts';
import { Panel } from '../panels/Panel.tsx';
import type { RunId } from '../state/store.ts';
import { usePlayground, useRun } from '../state/usePlayground.ts';
import { AlignmentExplanation } from './AlignmentControl.tsx';
import { fieldText, valueText } from './naming.ts';
import { RunBadge } from './RunBadge.tsx';
import { useTitles } from './useTitles.ts';

export function Differences() {
  const { runs, differences } = useTitles();
  return (
    <Panel title="What differs" className="differences">
      {differences.length === 0 ? (
        <p>Nothing yet: change something in one of the runs.</p>
      ) : (
        // Six runs do not fit beside each other: the table scrolls by itself, also by keyboard.
        <div className="table-scroll" role="region" aria-label="What differs" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Setting</th>
                {runs.map(({ id }) => (
                  <Heading key={id} id={id} />
                ))}
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <Row key={difference.field.key} ids={runs.map(({ id }) => id)} {...difference} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Shared />
    </Panel>
  );
}

function Heading({ id }: { readonly id: RunId }) {
  const selected = usePlayground((state) => state.selected);
  return (
    <th scope="col">
      <RunBadge id={id} filled={id === selected} />
      <span className="visually-hidden">Run {id}</span>
    </th>
  );
}

interface RowProps extends Difference {
  /** Of the runs, in the order of the values. */
  readonly ids: readonly RunId[];
}

function Row({ ids, field, fields, values }: RowProps) {
  const names = new Set(fields.flatMap((own) => (own ? [fieldText(own)] : [])));
  return (
    <tr>
      <th scope="row">{[...names].join(' · ')}</th>
      {values.map((value, index) => (
        <td
          key={ids[index]}
          // What is as in the first run steps back.
          className={index > 0 && value === values[0] ? 'muted' : undefined}
          title={value === undefined ? 'This run has no such setting' : undefined}
        >
          {valueText(fields[index] ?? field, value)}
        </td>
      ))}
    </tr>
  );
}

function Shared() {
  const data = useRun((run) => run.experiment.data);
  const seed = useRun((run) => run.experiment.seed);
  return (
    <p className="note">
      Shared: data {distributionById(data).name}, seed {seed}. Networks of the same shape start
      alike, and batches of the same size hold the same points. <AlignmentExplanation />
    </p>
  );
}
