/**
 * What a run shows, and what it is while it shows something else: looking at a moment of its past puts that
 * moment's picture, numbers and experiment in the place of the latest, which goes on being kept beside.
 */
import type { Progress } from '../../../training/protocol.ts';
import type { Recording } from '../recording.ts';
import type { Moment, Timeline } from './timeline.ts';
import type { RunState } from '../store.ts';

/** What there is to see of a run at one time. */
export type Sight = Pick<
  RunState,
  'experiment' | 'frame' | 'field' | 'diagnosis' | 'measured' | 'trainedMs'
>;

/** A look at the past. */
export interface Looking {
  readonly moment: Moment;
  /** What the run shows when nobody looks back. */
  readonly latest: Sight;
}

/** What came after the moment from which a run was continued another time. */
export interface Abandoned {
  /** Where both ways part. */
  readonly from: Progress;
  /** The moments after that, and all deeds up to the latest. */
  readonly later: Timeline;
  /** From the beginning. */
  readonly recording: Recording;
  readonly latest: Sight;
}

/** The run as it is, whatever it shows. */
export function latestSight(run: RunState): Sight {
  return run.looking?.latest ?? sightOf(run);
}

/** Changes of what the run is; what it shows changes only where that is the same. */
export function changeLatest(run: RunState, changes: Partial<Sight>): Partial<RunState> {
  if (!run.looking) return changes;
  return { looking: { ...run.looking, latest: { ...run.looking.latest, ...changes } } };
}

/** Shows `moment`. */
export function lookAt(run: RunState, moment: Moment): Partial<RunState> {
  return { ...sightAt(moment), looking: { moment, latest: latestSight(run) } };
}

/** Shows the latest again. */
export function lookAtLatest(run: RunState): Partial<RunState> {
  return { ...run.looking?.latest, looking: undefined };
}

/** The run as `moment` has it. */
function sightAt({ experiment, frame, field, measured, trainedMs }: Moment): Sight {
  return { experiment, frame, field, measured, trainedMs, diagnosis: undefined };
}

/** Whether any run shows its past. Nothing trains meanwhile. */
export function isLookingBack({ runs }: { readonly runs: readonly RunState[] }): boolean {
  return runs.some(({ looking }) => looking !== undefined);
}

function sightOf(run: RunState): Sight {
  const { experiment, frame, field, diagnosis, measured, trainedMs } = run;
  return { experiment, frame, field, diagnosis, measured, trainedMs };
}
