/** What every run scores in every metric, and who is best where that can be said. */
import { useMemo } from 'react';
import { METRIC_GROUPS, type Floor, type Metric } from '../../../metrics/metric.ts';
import { metricsFor } from '../../../metrics/registry.ts';
import { formatValue } from '../../../plots/numberFormat.ts';
import { describeMetric, DIRECTIONS } from '../../panels/directions.ts';
import { Panel } from '../../panels/Panel.tsx';
import { COMPARED_METRICS_PANEL } from '../../state/measuring.ts';
import type { RunId, RunState } from '../../state/store.ts';
import { usePlayground } from '../../state/usePlayground.ts';
import { setUnfolded } from '../../state/viewing.ts';
import { shownTargetOf } from '../../views/target.ts';
import { measuredPlaces, metricRows, type MetricRow } from './metricRows.ts';
import { RunMark } from './RunMark.tsx';
import { describeMeasured, describeRow } from './sayings.ts';
import type { Score } from './standing.ts';

interface ComparedMetricsProps {
  readonly runs: readonly RunState[];
}

export function ComparedMetrics({ runs }: ComparedMetricsProps) {
  const alignment = usePlayground((state) => state.alignment);
  const playing = usePlayground((state) => state.playing);
  const showsAll = usePlayground(({ unfolded }) => unfolded.includes(COMPARED_METRICS_PANEL));
  const data = runs[0]!.experiment;
  const metrics = useMemo(() => metricsFor(shownTargetOf(data).target), [data]);
  const ids = runs.map(({ id }) => id);
  const measured = measuredPlaces(runs, alignment);
  const sections = useMemo(() => sectionsOf(metrics), [metrics]);
  return (
    <Panel className="compared-metrics" title="Metrics of all runs">
      <p className="note">{describeMeasured(measured, alignment, playing)}</p>
      {/* Six runs do not fit beside each other: the table scrolls by itself, also by keyboard. */}
      <div className="table-scroll" role="region" aria-label="Metrics of all runs" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Perfect</th>
              {runs.map(({ id, phase }) => (
                <th key={id} scope="col">
                  <RunMark id={id} />
                  {phase === 'failed' && <span className="second-line">stopped</span>}
                </th>
              ))}
            </tr>
          </thead>
          {sections
            .filter(({ heading }) => heading === undefined || showsAll)
            .map(({ heading, metrics: shown }) => (
              <tbody key={heading ?? ''}>
                {heading !== undefined && (
                  <tr>
                    <th scope="rowgroup" colSpan={runs.length + 2} className="group">
                      <span>{heading}</span>
                    </th>
                  </tr>
                )}
                {metricRows(shown, runs, alignment).map((row) => (
                  <Row
                    key={row.metric.id}
                    row={row}
                    ids={ids}
                    saying={describeRow(row.standing, ids, row.scores, measured, alignment)}
                  />
                ))}
              </tbody>
            ))}
        </table>
      </div>
      <button
        type="button"
        className="quiet"
        aria-expanded={showsAll}
        onClick={() => setUnfolded(COMPARED_METRICS_PANEL, !showsAll)}
      >
        {showsAll ? 'Only the main metrics' : `All ${metrics.length} metrics`}
      </button>
      <p className="note">
        ↓ ↑ → say which way is better: lower, higher, or closer to real data. ★ beats every other
        run by more than the noise: the ± of a perfect generator, or what a run’s own latest values
        scatter by where that is more.
      </p>
      <p className="note">
        These are runs of one seed each: “Repeat over seeds” tells whether a difference is luck.
      </p>
    </Panel>
  );
}

interface SectionOfMetrics {
  /** None for the main metrics, which stand first and always. */
  readonly heading?: string;
  readonly metrics: readonly Metric[];
}

function sectionsOf(metrics: readonly Metric[]): SectionOfMetrics[] {
  const others = Object.entries(METRIC_GROUPS).map(([group, heading]) => ({
    heading,
    metrics: metrics.filter((metric) => !metric.primary && metric.group === group),
  }));
  return [{ metrics: metrics.filter(({ primary }) => primary) }, ...others].filter(
    (section) => section.metrics.length > 0,
  );
}

interface RowProps {
  readonly row: MetricRow;
  /** Of the runs. */
  readonly ids: readonly RunId[];
  /** Who is best, or why nobody is. */
  readonly saying: string;
}

function Row({ row: { metric, floor, scores, standing }, ids, saying }: RowProps) {
  const { name, symbol, better } = metric;
  const [sign, words] = DIRECTIONS[better];
  return (
    <tr>
      <th scope="row" title={`${name}. ${describeMetric(metric)}`}>
        <span className="symbol" aria-hidden="true">
          {symbol} <span className="muted">{sign}</span>
        </span>
        <span className="visually-hidden">
          {name}, {words}:{' '}
        </span>
        <span className="second-line">{saying}</span>
      </th>
      <FloorCell floor={floor} metric={metric} />
      {scores.map((score, index) => (
        <ScoreCell
          key={ids[index]}
          score={score}
          isBest={standing.kind === 'best' && standing.index === index}
        />
      ))}
    </tr>
  );
}

interface FloorCellProps {
  readonly floor: Floor | undefined;
  readonly metric: Metric;
}

function FloorCell({ floor, metric }: FloorCellProps) {
  return (
    <td className="muted" title={metric.floor.meaning}>
      {floor ? formatValue(floor.value) : '…'}
      {floor && floor.deviation > 0 && (
        <span className="second-line">± {formatValue(floor.deviation)}</span>
      )}
    </td>
  );
}

function ScoreCell({ score, isBest }: { readonly score: Score; readonly isBest: boolean }) {
  const { value, reason, over } = score;
  if (value === undefined) {
    return reason === undefined ? (
      <td className="muted">–</td>
    ) : (
      <td className="muted" title={reason}>
        none<span className="visually-hidden">: {reason}</span>
      </td>
    );
  }
  return (
    <td className={over ? 'muted' : isBest ? 'best' : undefined}>
      {formatValue(value)}
      {isBest && (
        <span className="second-line">
          <span aria-hidden="true">★</span> best
        </span>
      )}
    </td>
  );
}
