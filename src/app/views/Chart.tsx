/** What one run recorded, as lines over its iterations, with the crosshair that all charts share. */
import { useMemo } from 'react';
import type { CurveFloor, CurveSeries } from '../../plots/curveSeries.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { setCrosshair } from '../state/viewing.ts';
import type { Recording, SeriesId } from '../state/recording.ts';
import { type RunState } from '../state/store.ts';
import { usePlayground, useRun } from '../state/usePlayground.ts';
import { Curves } from './Curves.tsx';
import { useThrottled } from './useThrottled.ts';

/** How a recorded quantity is drawn. */
export interface ChartSeries extends Omit<CurveSeries, 'x' | 'y' | 'id'> {
  readonly id: SeriesId;
}

interface ChartProps {
  /** What the chart shows: its accessible name. */
  readonly name: string;
  readonly height: number;
  readonly series: readonly ChartSeries[];
  readonly floors?: readonly CurveFloor[];
}

const RELAYOUT_MS = 120;
const NO_FLOORS: readonly CurveFloor[] = [];
const recordingOf = (run: RunState) => run.recording;
const describeIteration = (iteration: number) => `iteration ${formatCount(iteration)}`;

export function Chart({ name, height, series, floors = NO_FLOORS }: ChartProps) {
  const recording = useThrottled(recordingOf, RELAYOUT_MS);
  const pointed = usePlayground((state) => state.crosshair);
  // While the past is shown, that is where charts are read unless one is pointed at.
  const past = useRun(({ looking }) => looking?.moment.frame.iteration);
  const crosshair = pointed ?? past;
  const drawn = useMemo(
    () => ({
      series: series.map((one): CurveSeries => {
        const history = recording.histories.get(one.id);
        return { ...one, x: history?.iterations ?? [], y: history?.values ?? [] };
      }),
      markers: recording.markers.map(({ iteration, label }) => ({ x: iteration, label })),
      xDomain: [0, Math.max(1, lastIteration(recording))] as const,
    }),
    [series, recording],
  );
  return (
    <Curves
      {...{ name, height, floors, crosshair, ...drawn }}
      describeX={describeIteration}
      onCrosshair={setCrosshair}
    />
  );
}

function lastIteration(recording: Recording): number {
  let last = 0;
  for (const { iterations } of recording.histories.values()) {
    last = Math.max(last, iterations[iterations.length - 1] ?? 0);
  }
  return last;
}
