/** The main metrics, each beside what a perfect generator would score; of several runs, all in one table. */
import { useMemo } from 'react';
import { ComparedMetrics } from '../comparison/readouts/ComparedMetrics.tsx';
import { useComparedRuns } from '../comparison/readouts/useComparedRuns.ts';
import { targetOf } from '../../gan/catalogue.ts';
import type { Metric } from '../../metrics/metric.ts';
import { metricsFor } from '../../metrics/registry.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import { usePlayground, useRun } from '../state/usePlayground.ts';

export function Metrics() {
  const several = usePlayground(({ runs }) => runs.length > 1);
  return several ? <OfAllRuns /> : <OfOneRun />;
}

function OfAllRuns() {
  return <ComparedMetrics runs={useComparedRuns()} />;
}

function OfOneRun() {
  const experiment = useRun((run) => run.experiment);
  const shown = useMemo(
    () => metricsFor(targetOf(experiment)).filter(({ primary }) => primary),
    [experiment],
  );
  return (
    <section className="embedded-metrics" aria-label="Metrics">
      <dl>
        {shown.map((metric) => (
          <Reading key={metric.id} metric={metric} />
        ))}
      </dl>
    </section>
  );
}

function Reading({ metric }: { readonly metric: Metric }) {
  const reading = useRun((run) => run.measured?.evaluation.readings[metric.id]);
  const floor = useRun((run) => run.floors[metric.id]?.value);
  const { name, symbol, meaning, range, better } = metric;
  return (
    <div title={`${name}. ${meaning} ${range}, ${better} is better. ${reading?.reason ?? ''}`}>
      <dt>
        <span aria-hidden="true">{symbol}</span>
        <span className="visually-hidden">{name}</span>
      </dt>
      <dd>
        <strong>{reading?.value === undefined ? '–' : formatValue(reading.value)}</strong>{' '}
        <span className="figure-context">
          perfect {floor === undefined ? '…' : formatValue(floor)}
        </span>
      </dd>
    </div>
  );
}
