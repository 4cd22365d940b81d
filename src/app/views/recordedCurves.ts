/** What one run recorded as lines over its iterations. Draws nothing. */
import type { CurveMarker, CurveSeries } from '../../plots/curveSeries.ts';
import type { Recording, SeriesId } from '../state/recording.ts';

/** How a recorded quantity is drawn. */
export interface ChartSeries extends Omit<CurveSeries, 'x' | 'y' | 'id'> {
  readonly id: SeriesId;
}

/** Lines are views of the recording, valid until it changes. */
export function recordedCurves(
  recording: Recording,
  series: readonly ChartSeries[],
): {
  readonly series: readonly CurveSeries[];
  readonly markers: readonly CurveMarker[];
  readonly xDomain: readonly [number, number];
} {
  return {
    series: series.map((one) => {
      const history = recording.histories.get(one.id);
      return { ...one, x: history?.iterations ?? [], y: history?.values ?? [] };
    }),
    markers: recording.markers.map(({ iteration, label }) => ({ x: iteration, label })),
    xDomain: [0, Math.max(1, lastIteration(recording))],
  };
}

function lastIteration(recording: Recording): number {
  let last = 0;
  for (const { iterations } of recording.histories.values()) {
    last = Math.max(last, iterations[iterations.length - 1] ?? 0);
  }
  return last;
}
