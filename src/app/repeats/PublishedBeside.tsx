/** Published results of the same method on the same data, beside the repeat, and all that differs. */
import { Fragment, useMemo } from 'react';
import { lossesInWords } from '../../experiment/published/lossesInWords.ts';
import { allThatDiffers, publishedFor } from '../../gan/published.ts';
import {
  PUBLISHED_METRICS,
  type PublishedMetric,
  type PublishedRow,
  type PublishedValue,
} from '../../experiment/published/publishedRow.ts';
import { metrics } from '../../metrics/registry.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import type { RepeatedExperiment, RepeatSummary } from '../../training/repeats.ts';
import { SourceLink } from '../panels/SourceLink.tsx';
import type { Plan } from './plan.ts';
import { PlannedRunTitle } from './PlannedRunTitle.tsx';
import { useRepeat } from './repeatStore.ts';
import { repeatedOf } from './results.ts';
import { describeError } from './sayings.ts';

export function PublishedBeside({ plan }: { readonly plan: Plan }) {
  const outcomes = useRepeat((state) => state.outcomes);
  const rows = useMemo(() => plan.runs.map(({ experiment }) => publishedFor(experiment)), [plan]);
  const repeated = useMemo(() => repeatedOf(plan, outcomes, {}), [plan, outcomes]);
  const first = rows.findIndex(({ length }) => length > 0);
  if (first === -1) return null;
  return (
    <section className="repeat-published" aria-label="Published results">
      <h3>Published results of the same method on these data</h3>
      <p className="note">
        They were made with other networks and for longer than most runs here: what differs stands
        below each.
      </p>
      {plan.runs.map((run, index) => {
        if (rows[index]!.length === 0) return null;
        const table = <PublishedTable rows={rows[index]!} ours={repeated[index]!} />;
        if (plan.runs.length === 1) return <div key={run.id}>{table}</div>;
        return (
          <details key={run.id} open={index === first}>
            <summary>
              <PlannedRunTitle plan={plan} index={index} />
            </summary>
            {table}
          </details>
        );
      })}
    </section>
  );
}

interface PublishedTableProps {
  readonly rows: readonly PublishedRow[];
  readonly ours: RepeatedExperiment;
}

function PublishedTable({ rows, ours }: PublishedTableProps) {
  const { summary, experiment, iterations } = ours;
  const columns = PUBLISHED_METRICS.filter((id) => rows.some(({ values }) => id in values));
  return (
    <div className="table-scroll" role="region" aria-label="Published beside ours" tabIndex={0}>
      <table className="repeat-table">
        <thead>
          <tr>
            <th scope="col">Source</th>
            {columns.map((id) => (
              <th key={id} scope="col">
                {nameOf(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              Here
              <span className="second-line">{trialsOf(summary.seeds)}</span>
            </th>
            {columns.map((id) => (
              <OurCell key={id} summary={summary} id={id} />
            ))}
          </tr>
          {rows.map((row) => (
            <Fragment key={row.id}>
              <tr>
                <th scope="row">
                  {row.method}, <SourceLink source={row.source} />, {row.table}
                  <span className="second-line">{trialsOf(row.trials)}</span>
                  <Losses row={row} />
                </th>
                {columns.map((id) => (
                  <PublishedCell key={id} value={row.values[id]} />
                ))}
              </tr>
              <tr>
                <td className="what-differs" colSpan={1 + columns.length}>
                  <Differences row={row} differs={allThatDiffers(row, experiment, iterations)} />
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OurCell({ summary, id }: { readonly summary: RepeatSummary; readonly id: string }) {
  const found = summary.metrics[id];
  if (!found) return <td className="muted">–</td>;
  return (
    <td>
      {formatValue(found.mean)}
      <span className="second-line">
        {describeError(found.error)}
        {found.error !== null && ', standard error'}
      </span>
    </td>
  );
}

function PublishedCell({ value }: { readonly value: PublishedValue | undefined }) {
  if (!value) return <td className="muted">–</td>;
  const { mean, error, kind } = value;
  return (
    <td>
      {formatValue(mean)}
      <span className="second-line">
        {error === undefined ? noErrorOf(kind) : `± ${formatValue(error)}, ${kind}`}
      </span>
    </td>
  );
}

function noErrorOf(kind: PublishedValue['kind']): string {
  return kind === 'none' ? 'no error given' : kind;
}

interface DifferencesProps {
  readonly row: PublishedRow;
  /** See `allThatDiffers`. */
  readonly differs: readonly string[];
}

/** Of sources that report no metrics, they are all there is to see. */
function Losses({ row }: { readonly row: PublishedRow }) {
  const words = lossesInWords(row);
  return words === undefined ? null : <span className="second-line">{words}</span>;
}

function Differences({ row, differs }: DifferencesProps) {
  return (
    <details>
      <summary>What differs: {differs.length}</summary>
      <ul>
        <li>Published on: {row.data.published}.</li>
        {differs.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

function trialsOf(count: number | undefined): string {
  if (count === undefined) return 'how many runs is not said';
  return count === 1 ? 'one run' : `${count} runs`;
}

function nameOf(id: PublishedMetric): string {
  return metrics.find((metric) => metric.id === id)?.name ?? id;
}
