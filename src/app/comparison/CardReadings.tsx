/** How far a run is beside the others, and how near to the data. */
import { useCallback } from 'react';
import type { Alignment } from '../../experiment/comparison.ts';
import {
  formatCount,
  formatDecimals,
  formatRate,
  formatSeconds,
} from '../controls/formatNumber.ts';
import { areTogether } from './readouts/standing.ts';
import { placeOf } from '../state/alignment.ts';
import { progressOf, type Progress } from '../state/progress.ts';
import { findRun, type PlaygroundState, type RunId, type RunState } from '../state/store.ts';
import { useRun } from '../state/usePlayground.ts';
import { usePageThrottled } from '../views/useThrottled.ts';

/** Figures that change faster cannot be read, and six cards of them keep the page busy. */
const INTERVAL_MS = 250;

/** The metrics that have room on a card. */
const SHOWN = [
  { id: 'jsd', name: 'JSD' },
  { id: 'wasserstein1', name: 'W₁' },
] as const;

export function CardReadings() {
  const id = useRun((run) => run.id);
  const select = useCallback((state: PlaygroundState) => readingsOf(state, id), [id]);
  const readings = usePageThrottled(select, INTERVAL_MS);
  if (!readings) return null;
  return (
    <div className="run-readings">
      <div className="run-course">
        <span className="run-place">{readings.place}</span>{' '}
        <span className="muted">{readings.doing}</span>
      </div>
      <div className="run-metrics">
        {readings.metrics}
        {readings.since && <span className="muted"> {readings.since}</span>}
      </div>
    </div>
  );
}

function readingsOf(state: PlaygroundState, id: RunId) {
  const run = findRun(state, id);
  if (!run) return undefined;
  const others = state.runs.filter((other) => other !== run);
  return {
    place: placeText(run, state.alignment),
    doing: doingText(run, progressOf(run, others, state.alignment, state.playing), state.alignment),
    metrics: SHOWN.map(({ id: metric, name }) => {
      const value = run.measured?.evaluation.readings[metric]?.value;
      return `${name} ${value === undefined ? '–' : formatDecimals(value)}`;
    }).join(' · '),
    since: sinceText(run),
  };
}

/** When the metrics were taken, where that is so long ago that the picture is another by now. */
function sinceText({ measured, frame }: RunState): string | undefined {
  if (!measured || !frame || areTogether([measured.iteration, frame.iteration])) return undefined;
  return `at ${formatCount(measured.iteration)}`;
}

function placeText(run: RunState, alignment: Alignment): string {
  const place = placeOf(run, alignment);
  if (alignment === 'time') return formatSeconds(place / 1000);
  return `${formatCount(place)} ${alignment}`;
}

function doingText(run: RunState, progress: Progress, alignment: Alignment): string {
  const parts = alignment === 'iterations' ? [] : [`it. ${formatCount(run.frame?.iteration ?? 0)}`];
  const rate = run.iterationsPerSecond;
  if (run.looking) parts.push('in its past');
  else if (run.held && progress.kind === 'catching up') parts.push('rests until Play');
  else if (progress.kind === 'waiting') parts.push(`waiting for ${progress.on.join(', ')}`);
  else if (progress.kind === 'catching up') parts.push('catching up');
  else if (progress.kind === 'paused' && run.finishing) parts.push('finishing the last step');
  else if (progress.kind !== 'running' || rate === undefined) parts.push(progress.kind);
  else parts.push(`${formatRate(rate)} ${alignment === 'iterations' ? 'a second' : 'it./s'}`);
  return parts.join(' · ');
}
