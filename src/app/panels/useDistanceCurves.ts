/** What a chart of a distance draws of the run it stands for. */
import { useMemo } from 'react';
import { useRun } from '../state/usePlayground.ts';
import { distanceSeries, estimateOf, type Distance } from './distances.ts';

/** The measured line, the critic's own estimate where there is one, and the floor once it is known. */
export function useDistanceCurves(distance: Distance) {
  const { metric, colour } = distance;
  const experiment = useRun((run) => run.experiment);
  const floor = useRun((run) => run.floors[metric.id]?.value);
  const own = estimateOf(experiment, metric);
  const series = useMemo(() => distanceSeries(distance, own), [distance, own]);
  const floors = useMemo(
    () => (floor === undefined ? [] : [{ name: 'floor', value: floor, colourRole: colour }]),
    [floor, colour],
  );
  return { own, series, floors };
}
