/** Means with their errors over the seeds that are done, run beside run, and who is best where that can be said. */
import { useEffect, useMemo, useState } from 'react';
import { targetOf } from '../../gan/catalogue.ts';
import type { Metric } from '../../metrics/metric.ts';
import { metricsFor } from '../../metrics/registry.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import { bestByMetric, type RepeatedExperiment } from '../../training/repeats.ts';
import type { Floors } from '../../training/protocol.ts';
import { RunMark } from '../comparison/readouts/RunMark.tsx';
import { describeMetric, DIRECTIONS } from '../panels/directions.ts';
import type { Plan } from './plan.ts';
import { findFloors } from './repeating.ts';
import { useRepeat } from './repeatStore.ts';
import { repeatedOf } from './results.ts';
import { describeDiverged, describeError, describeSuccess } from './sayings.ts';

export function RepeatTable({ plan }: { readonly plan: Plan }) {
  const outcomes = useRepeat((state) => state.outcomes);
  const floors = useRepeat((state) => state.floors);
  const [showsAll, setShowsAll] = useState(false);
  const data = plan.runs[0]!.experiment;
  const metrics = useMemo(() => metricsFor(targetOf(data)), [data]);
  const shown = useMemo(
    () => metrics.filter(({ primary }) => primary || showsAll),
    [metrics, showsAll],
  );
  useEffect(() => findFloors(shown.map(({ id }) => id)), [shown, plan]);
  const repeated = useMemo(() => repeatedOf(plan, outcomes, floors), [plan, outcomes, floors]);
  const best = useMemo(() => bestByMetric(repeated), [repeated]);
  const several = plan.runs.length > 1;
  return (
    <>
      <div className="table-scroll" role="region" aria-label="Means over seeds" tabIndex={0}>
        <table className="repeat-table">
          <thead>
            <tr>
              <th scope="col">Mean ± standard error</th>
              <th scope="col">Perfect</th>
              {plan.runs.map(({ id }) => (
                <th key={id} scope="col">
                  {several ? <RunMark id={id} /> : 'This run'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((metric) => (
              <MetricRow
                key={metric.id}
                metric={metric}
                plan={plan}
                repeated={repeated}
                floors={floors}
                best={best.get(metric.id)}
              />
            ))}
          </tbody>
          <tbody>
            <SuccessRow plan={plan} repeated={repeated} />
            <DivergedRow plan={plan} repeated={repeated} />
          </tbody>
        </table>
      </div>
      <button
        type="button"
        className="quiet"
        aria-expanded={showsAll}
        onClick={() => setShowsAll(!showsAll)}
      >
        {showsAll ? 'Only the main metrics' : `All ${metrics.length} metrics`}
      </button>
      <Notes repeated={repeated} several={several} />
    </>
  );
}

interface RowProps {
  readonly plan: Plan;
  readonly repeated: readonly RepeatedExperiment[];
}

interface MetricRowProps extends RowProps {
  readonly metric: Metric;
  readonly floors: Floors;
  /** The index of the best run, where there is one. */
  readonly best: number | undefined;
}

function MetricRow({ metric, plan, repeated, floors, best }: MetricRowProps) {
  const { id, name, symbol, better } = metric;
  const [sign, words] = DIRECTIONS[better];
  const floor = floors[id];
  return (
    <tr>
      <th scope="row" title={`${name}. ${describeMetric(metric)}`}>
        <span aria-hidden="true">
          {symbol} <span className="muted">{sign}</span>
        </span>
        <span className="visually-hidden">
          {name}, {words}
        </span>
      </th>
      <td className="muted" title={metric.floor.meaning}>
        {floor ? formatValue(floor.value) : '…'}
      </td>
      {repeated.map((one, index) => (
        <MeanCell key={plan.runs[index]!.id} of={one} id={id} isBest={best === index} />
      ))}
    </tr>
  );
}

interface MeanCellProps {
  readonly of: RepeatedExperiment;
  readonly id: Metric['id'];
  readonly isBest: boolean;
}

function MeanCell({ of: { summary }, id, isBest }: MeanCellProps) {
  const found = summary.metrics[id];
  if (!found) return <td className="muted">–</td>;
  const { mean, error, count } = found;
  const finished = summary.seeds - summary.diverged.length;
  return (
    <td className={isBest ? 'best' : undefined}>
      {isBest && <span aria-hidden="true">★ </span>}
      {formatValue(mean)}
      {isBest && <span className="visually-hidden">, best</span>}
      <span className="second-line">{describeError(error)}</span>
      {count < finished && (
        <span className="second-line">
          {count} of {finished} seeds
        </span>
      )}
    </td>
  );
}

function SuccessRow({ plan, repeated }: RowProps) {
  return (
    <tr>
      <th scope="row">
        Successes
        <span className="second-line">95 % interval</span>
      </th>
      <td className="muted">all</td>
      {repeated.map(({ summary }, index) => {
        const { share, interval } = describeSuccess(summary);
        return (
          <td key={plan.runs[index]!.id}>
            {share}
            <span className="second-line">{interval}</span>
          </td>
        );
      })}
    </tr>
  );
}

function DivergedRow({ plan, repeated }: RowProps) {
  return (
    <tr>
      <th scope="row">Diverged</th>
      <td className="muted">none</td>
      {repeated.map(({ summary }, index) => (
        <td key={plan.runs[index]!.id} className="words">
          {describeDiverged(summary)}
        </td>
      ))}
    </tr>
  );
}

interface NotesProps {
  readonly repeated: readonly RepeatedExperiment[];
  readonly several: boolean;
}

function Notes({ repeated, several }: NotesProps) {
  const { meaning } = repeated[0]!.summary.success;
  const finished = repeated.map(({ summary }) => summary.seeds - summary.diverged.length);
  const executors = new Set(repeated.flatMap(({ seeds }) => seeds.map((seed) => seed.executor)));
  return (
    <>
      <p className="note">
        Success: {lowerFirst(meaning)} A seed that diverged is none, and is in no mean.{' '}
        {finished.some((count) => count === 1) &&
          'One seed alone does not tell its error: nothing can be best by it. '}
        {several &&
          '★ beats every other run by more than chance makes of as many seeds in 95 of 100 cases (Welch). '}
        Trained on {[...executors].join(' and ')}.
      </p>
    </>
  );
}

function lowerFirst(sentence: string): string {
  return sentence.replace(/^./, (letter) => letter.toLowerCase());
}
