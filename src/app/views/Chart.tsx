/** What one run recorded, as lines over its iterations, with the crosshair that all charts share. */
import { useMemo } from 'react';
import type { CurveFloor } from '../../plots/curveSeries.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { setCrosshair } from '../state/viewing.ts';
import { type RunState } from '../state/store.ts';
import { usePlayground, useRun } from '../state/usePlayground.ts';
import { Curves } from './Curves.tsx';
import { recordedCurves, type ChartSeries } from './recordedCurves.ts';
import { useThrottled } from './useThrottled.ts';

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
  const drawn = useMemo(() => recordedCurves(recording, series), [series, recording]);
  return (
    <Curves
      {...{ name, height, floors, crosshair, ...drawn }}
      describeX={describeIteration}
      onCrosshair={setCrosshair}
    />
  );
}
