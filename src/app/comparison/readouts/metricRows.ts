/** The table of metrics as data: what every run scores in every metric, and who is best. Shows nothing. */
import type { Alignment } from '../../../experiment/comparison.ts';
import type { Floor, Metric } from '../../../metrics/metric.ts';
import { scatterOf } from '../../../metrics/statistics.ts';
import type { RunState } from '../../state/store.ts';
import { placeAt, type Place } from './places.ts';
import { standingOf, type Score, type Standing } from './standing.ts';

/** So many of the latest values of a run say how far they scatter… */
const LATELY = 8;
/** …and fewer say nothing. */
const FEWEST = 4;

/** What the table needs to know of a run. */
export type MeasuredRun = Pick<RunState, 'phase' | 'measured' | 'floors' | 'recording'>;

export interface MetricRow {
  readonly metric: Metric;
  /** Undefined while it is not known. */
  readonly floor: Floor | undefined;
  /** In the order of the runs. */
  readonly scores: readonly Score[];
  readonly standing: Standing;
}

/** @param runs all with the same data, so that floors of one are those of all */
export function metricRows(
  metrics: readonly Metric[],
  runs: readonly MeasuredRun[],
  alignment: Alignment,
): MetricRow[] {
  return metrics.map((metric) => {
    const floor = runs.find(({ floors }) => floors[metric.id])?.floors[metric.id];
    const scores = runs.map((run) => scoreOf(run, metric.id, alignment));
    return { metric, floor, scores, standing: standingOf(scores, metric.better, floor) };
  });
}

/** Where each run was measured last; undefined for one that was not yet, or that goes no further. */
export function measuredPlaces(
  runs: readonly MeasuredRun[],
  alignment: Alignment,
): (Place | undefined)[] {
  return runs.map(({ phase, measured, recording }) =>
    measured && phase !== 'failed' ? placeAt(recording, alignment, measured.iteration) : undefined,
  );
}

function scoreOf(
  { phase, measured, recording }: MeasuredRun,
  id: string,
  alignment: Alignment,
): Score {
  const over = phase === 'failed';
  const reading = measured?.evaluation.readings[id];
  const takenAt = measured?.takenAt[id];
  if (!reading || takenAt === undefined) return { value: undefined, place: undefined, over };
  const latest = recording.histories.get(id)?.values.slice(-LATELY) ?? [];
  return {
    value: reading.value,
    ...(reading.reason !== undefined && { reason: reading.reason }),
    ...(latest.length >= FEWEST && { scatter: scatterOf([...latest]) }),
    place: placeAt(recording, alignment, takenAt),
    over,
  };
}
