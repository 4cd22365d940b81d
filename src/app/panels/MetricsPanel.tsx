/**
 * Every metric that means something for the data, each beside what a perfect generator would score. Folded
 * away, because all of them together take a while.
 */
import { useMemo } from 'react';
import { targetOf } from '../../gan/catalogue.ts';
import { METRIC_GROUPS, type Floor, type Metric, type MetricGroup } from '../../metrics/metric.ts';
import { metricsFor } from '../../metrics/registry.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { METRICS_PANEL } from '../state/measuring.ts';
import { useRun } from '../state/usePlayground.ts';
import { setUnfolded } from '../state/viewing.ts';
import { describeMetric, DIRECTIONS } from './directions.ts';
import { FoldedPanel } from './Panel.tsx';

const GROUPS = Object.entries(METRIC_GROUPS) as [MetricGroup, string][];

export function MetricsPanel() {
  const experiment = useRun((run) => run.experiment);
  const applicable = useMemo(() => metricsFor(targetOf(experiment)), [experiment]);
  return (
    <FoldedPanel
      className="metrics-panel"
      title="All metrics"
      aside={`${applicable.length} for these data`}
      onToggle={(open) => setUnfolded(METRICS_PANEL, open)}
    >
      <table className="metrics-table">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Value</th>
            <th scope="col">Perfect</th>
          </tr>
        </thead>
        {GROUPS.map(([group, heading]) => {
          const shown = applicable.filter((metric) => metric.group === group);
          return shown.length > 0 && <Group key={group} heading={heading} metrics={shown} />;
        })}
      </table>
      <p className="note">
        ↓ ↑ → say which way is better: lower, higher, or closer to real data. ± is the standard
        deviation of one measurement of a perfect generator: smaller differences mean nothing.
      </p>
    </FoldedPanel>
  );
}

interface GroupProps {
  readonly heading: string;
  readonly metrics: readonly Metric[];
}

function Group({ heading, metrics }: GroupProps) {
  return (
    <tbody>
      <tr>
        <th scope="colgroup" colSpan={3} className="metrics-group">
          {heading}
        </th>
      </tr>
      {metrics.map((metric) => (
        <MetricRow key={metric.id} metric={metric} />
      ))}
    </tbody>
  );
}

function MetricRow({ metric }: { readonly metric: Metric }) {
  const reading = useRun((run) => run.measured?.evaluation.readings[metric.id]);
  const takenAt = useRun((run) => run.measured?.takenAt[metric.id]);
  const floor = useRun((run) => run.floors[metric.id]);
  const [sign, words] = DIRECTIONS[metric.better];
  return (
    <tr>
      <th scope="row" aria-label={`${metric.name}, ${words}`}>
        <details>
          <summary>
            {metric.name}
            {/* Not on a line of its own. */}
            {'\u00A0'}
            <span className="muted">
              <span aria-hidden="true">{sign}</span>
              <span className="visually-hidden">, {words}</span>
            </span>
          </summary>
          <p className="note">
            {describeMetric(metric)} {metric.floor.meaning}
          </p>
        </details>
      </th>
      <td
        className={reading?.reason === undefined ? undefined : 'no-value'}
        title={takenAt === undefined ? undefined : `At iteration ${formatCount(takenAt)}`}
      >
        {reading?.value === undefined ? (reading?.reason ?? '–') : formatValue(reading.value)}
      </td>
      <td>{floor ? <Perfect floor={floor} /> : '…'}</td>
    </tr>
  );
}

function Perfect({ floor: { value, deviation } }: { readonly floor: Floor }) {
  return (
    <>
      {formatValue(value)}
      {deviation > 0 && <span className="deviation"> ± {formatValue(deviation)}</span>}
    </>
  );
}
