/** What was measured, as the tables and bars of a figure and in words. */
import type { Metric } from '../../metrics/metric.ts';
import { metricsFor } from '../../metrics/registry.ts';
import type { FigureModes, FigureTable } from '../../plots/figure/contents.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import { formatCount, formatShare } from '../controls/formatNumber.ts';
import { DIRECTIONS } from '../panels/directions.ts';
import { COMPARED_METRICS_PANEL, METRICS_PANEL } from '../state/measuring.ts';
import type { PlaygroundState, RunState } from '../state/store.ts';
import { shownTargetOf } from '../views/target.ts';

/** The metrics that the page shows: the main ones, or all where they are unfolded. */
export function metricsTable({ runs, unfolded }: PlaygroundState): FigureTable | undefined {
  const several = runs.length > 1;
  const panel = several ? COMPARED_METRICS_PANEL : METRICS_PANEL;
  const all = unfolded.includes(panel);
  const shown = metricsOf(runs).filter(({ primary }) => primary || all);
  const measured = runs.flatMap(({ id, measured: own }) =>
    own ? [{ id, at: formatCount(own.iteration) }] : [],
  );
  if (measured.length === 0) return undefined;
  const together = new Set(measured.map(({ at }) => at)).size === 1;
  const at = together ? measured[0]!.at : measured.map((own) => `${own.at} (${own.id})`).join(', ');
  return {
    headings: [...(several ? runs.map(({ id }) => id) : ['Value']), 'Perfect'],
    rows: shown.map((metric) => ({
      name: `${metric.name} ${DIRECTIONS[metric.better][0]}`,
      symbol: `${metric.symbol} ${DIRECTIONS[metric.better][0]}`,
      values: [...runs.map((run) => valueOf(run, metric)), floorOf(runs, metric)],
    })),
    note: `Measured at iteration ${at}. Perfect: what a perfect generator scores, ± the standard deviation of one measurement. ↓ ↑ → say which way is better.`,
  };
}

/** Undefined for data without modes. */
export function modesOf(runs: readonly RunState[]): FigureModes | undefined {
  const { components } = shownTargetOf(runs[0]!.experiment).target;
  if (!components) return undefined;
  const several = runs.length > 1;
  return {
    title: 'Share of samples within 3σ of each mode; line: its fair share, ×: a missing mode',
    expected: components.map(({ weight }) => weight),
    runs: runs.map(({ id, measured }) => {
      const { readings, modeShares } = measured?.evaluation ?? {};
      const found = readings?.['modes']?.value;
      const near = readings?.['highQuality']?.value;
      return {
        letter: several ? id : undefined,
        // Between a change of the data and its first measurement there is nothing to show.
        shares: modeShares?.length === components.length ? Array.from(modeShares) : undefined,
        summary: `${found ?? '–'}/${components.length} · ${near === undefined ? '–' : formatShare(near)}`,
      };
    }),
  };
}

/** The main metrics of every run, a sentence each. */
export function readingsInWords(runs: readonly RunState[]): string[] {
  const primary = metricsOf(runs).filter((metric) => metric.primary);
  return runs.flatMap((run) => {
    if (!run.measured) return [];
    const values = primary.map((metric) => {
      const floor = run.floors[metric.id];
      const perfect = floor ? ` (perfect: ${formatValue(floor.value)})` : '';
      return `${metric.name} ${valueOf(run, metric)}${perfect}`;
    });
    const whose = runs.length > 1 ? `Run ${run.id}: ` : '';
    return [`${whose}${values.join('; ')}.`];
  });
}

function metricsOf(runs: readonly RunState[]): readonly Metric[] {
  return metricsFor(shownTargetOf(runs[0]!.experiment).target);
}

function valueOf({ measured }: RunState, { id }: Metric): string {
  const value = measured?.evaluation.readings[id]?.value;
  return value === undefined ? '–' : formatValue(value);
}

function floorOf(runs: readonly RunState[], { id }: Metric): string {
  const floor = runs.find(({ floors }) => floors[id])?.floors[id];
  if (!floor) return '…';
  const { value, deviation } = floor;
  return deviation > 0 ? `${formatValue(value)} ± ${formatValue(deviation)}` : formatValue(value);
}
