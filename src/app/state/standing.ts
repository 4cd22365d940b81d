/** Where a run stands, taken so that another one can go on from there. Changes no run. */
import { copyRecording, rewindRecording } from './recording.ts';
import type { Run } from './run.ts';
import type { Standing } from './runs.ts';
import { findRun, store, type RunState } from './store.ts';
import { rewindTimeline, upTo, type Moment } from './timeline/timeline.ts';

/** A run as it stood at a moment of its past. */
export function standingAt(run: RunState, moment: Moment): Standing {
  const { snapshot, trainedMs, frame, field, measured } = moment;
  return {
    snapshot,
    recording: rewindRecording(copyRecording(run.recording), snapshot.iteration),
    timeline: upTo(run.timeline, moment),
    trainedMs,
    shown: { frame, field, measured },
  };
}

/**
 * The state of `run` as it is shown, or the last good one where it failed. Undefined where there is none yet, and
 * where the run began anew or was taken away meanwhile.
 */
export async function standingOf(run: Run): Promise<Standing | undefined> {
  const { course } = run;
  const snapshot = await run.keep();
  const state = findRun(store.getState(), run.id);
  if (!snapshot || !state || course !== run.course) return undefined;
  if (state.looking) return standingAt(state, state.looking.moment);
  const { frame, field, diagnosis, measured, trainedMs } = state;
  const recording = rewindRecording(copyRecording(state.recording), snapshot.iteration);
  const timeline = rewindTimeline(state.timeline, snapshot);
  const inTime = frame?.iteration === snapshot.iteration;
  return {
    snapshot,
    recording,
    timeline,
    trainedMs: inTime ? trainedMs : (recording.histories.get('time')?.latest ?? 0),
    ...(inTime && { shown: { frame, field, diagnosis, measured } }),
  };
}
