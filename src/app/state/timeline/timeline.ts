/**
 * What a run keeps of its past: moments to look at and to go on from, and what its user did in between, so
 * that every iteration can be reached again. Plain data and pure functions; how many moments there may be
 * is decided in `memory.ts`.
 */
import type { Alignment } from '../../../experiment/comparison.ts';
import type { Experiment } from '../../../experiment/experiment.ts';
import type {
  CriticField,
  Frame,
  Progress,
  Snapshot,
  StepKind,
} from '../../../training/protocol.ts';
import { placeOf } from '../alignment.ts';
import type { Measured } from '../store.ts';

/** A run at one time, with all it takes to show it and to go on exactly from there. */
export interface Moment {
  /** What holds from here on. */
  readonly experiment: Experiment;
  readonly snapshot: Snapshot;
  /** Time spent training up to here, in milliseconds. */
  readonly trainedMs: number;
  /** The picture alone: see `pictureOf`. */
  readonly frame: Frame;
  readonly field: CriticField | undefined;
  /** The latest measurement that there was. */
  readonly measured: Measured | undefined;
  /** Whether the user changed a number here, or moved one player by hand. */
  readonly byUser: boolean;
}

/** Something that training alone would not have done. */
export type Deed =
  | { readonly at: Progress; readonly experiment: Experiment }
  | { readonly at: Progress; readonly step: Exclude<StepKind, 'iteration'> };

export interface Timeline {
  /** From the first to the latest; no two after the same updates. */
  readonly moments: readonly Moment[];
  /** In the order in which they were done. */
  readonly deeds: readonly Deed[];
}

/** Changes closer together than this are one gesture, such as dragging a slider. */
const GESTURE_ITERATIONS = 200;

export function emptyTimeline(): Timeline {
  return { moments: [], deeds: [] };
}

/** The part of a frame that is worth keeping: what is large and can be computed again is left out. */
export function pictureOf(frame: Frame): Frame {
  const { measurement: _samples, snapshot: _state, diagnosis: _inside, ...picture } = frame;
  const losses = {
    iterations: new Float64Array(),
    critic: new Float32Array(),
    generator: new Float32Array(),
  };
  return { ...picture, losses };
}

/** With a moment that was reached by training, or reached again; it replaces one after the same updates. */
export function withMoment(timeline: Timeline, moment: Omit<Moment, 'byUser'>): Timeline {
  const { moments, deeds } = timeline;
  const at = moments.findLastIndex((one) => compare(one.frame, moment.frame) <= 0);
  const before = moments[at];
  const isLatest = at === moments.length - 1;
  const changed = isLatest && before !== undefined && before.experiment !== moment.experiment;
  const replaces = before !== undefined && compare(before.frame, moment.frame) === 0;
  const byUser =
    (replaces && before.byUser) ||
    (changed && !continuesGesture(moments, moment.frame.iteration)) ||
    endsStepByHand(deeds, moment.frame);
  return {
    moments: moments.toSpliced(replaces ? at : at + 1, replaces ? 1 : 0, { ...moment, byUser }),
    deeds: changed
      ? [...deeds, { at: progressOf(moment.snapshot), experiment: moment.experiment }]
      : deeds,
  };
}

/** With a step of one player that was made after `at`. */
export function withStepByHand(
  timeline: Timeline,
  at: Progress,
  step: Exclude<StepKind, 'iteration'>,
): Timeline {
  return { ...timeline, deeds: [...timeline.deeds, { at: progressOf(at), step }] };
}

/** With a measurement for every moment for which there was none as late. */
export function withMeasured(timeline: Timeline, measured: Measured): Timeline {
  const { moments } = timeline;
  const isNews = ({ frame, measured: known }: Moment) =>
    frame.iteration >= measured.iteration && (known?.iteration ?? -1) <= measured.iteration;
  if (!moments.some(isNews)) return timeline;
  return {
    ...timeline,
    moments: moments.map((moment) => (isNews(moment) ? { ...moment, measured } : moment)),
  };
}

/** What had happened by `moment`, with that as the latest. */
export function upTo({ moments, deeds }: Timeline, moment: Moment): Timeline {
  return {
    moments: [...moments.filter((one) => compare(one.frame, moment.frame) < 0), moment],
    deeds: deeds.filter((deed) => {
      const order = compare(deed.at, moment.frame);
      return order < 0 || (order === 0 && 'experiment' in deed);
    }),
  };
}

/** The timeline of a run that is back at `to`; without any moment where none is from before that. */
export function rewindTimeline(timeline: Timeline, to: Progress): Timeline {
  const there = timeline.moments.findLast(({ frame }) => compare(frame, to) <= 0);
  return there ? upTo(timeline, there) : emptyTimeline();
}

export function latestMoment({ moments }: Timeline): Moment | undefined {
  return moments.at(-1);
}

/** The moment nearest to `place` and not after it; the first where all are after it. */
export function momentAt(
  { moments }: Timeline,
  alignment: Alignment,
  place: number,
): Moment | undefined {
  return moments.findLast((moment) => placeOf(moment, alignment) <= place) ?? moments[0];
}

/** The time spent training up to `at`, in milliseconds, as if it had passed evenly between moments. */
export function timeBetween({ moments }: Timeline, at: Progress): number {
  const before = moments.findLast(({ frame }) => compare(frame, at) <= 0);
  const after = moments.find(({ frame }) => compare(frame, at) > 0);
  if (!before || !after) return (before ?? after)?.trainedMs ?? 0;
  const iterations = after.frame.iteration - before.frame.iteration;
  const share = iterations > 0 ? (at.iteration - before.frame.iteration) / iterations : 0;
  return before.trainedMs + share * (after.trainedMs - before.trainedMs);
}

/** Negative where `a` comes before `b`, 0 where neither player moved in between. */
export function compare(a: Progress, b: Progress): number {
  return a.iteration - b.iteration || updatesOf(a) - updatesOf(b);
}

/** The place alone: deeds outlast the frames and snapshots whose place they have. */
export function progressOf({ iteration, criticUpdates, generatorUpdates }: Progress): Progress {
  return { iteration, criticUpdates, generatorUpdates };
}

/** Where a run was before the update of `player` that led to `after`. */
export function beforeStep(after: Progress, player: Exclude<StepKind, 'iteration'>): Progress {
  const { iteration, criticUpdates, generatorUpdates } = after;
  return player === 'critic'
    ? { iteration, criticUpdates: criticUpdates - 1, generatorUpdates }
    : { iteration, criticUpdates, generatorUpdates: generatorUpdates - 1 };
}

export function updatesOf({ criticUpdates, generatorUpdates }: Progress): number {
  return criticUpdates + generatorUpdates;
}

function continuesGesture(moments: readonly Moment[], iteration: number): boolean {
  const last = moments.findLast(({ byUser }) => byUser);
  return last !== undefined && iteration - last.frame.iteration < GESTURE_ITERATIONS;
}

function endsStepByHand(deeds: readonly Deed[], { iteration, ...rest }: Progress): boolean {
  const last = deeds.at(-1);
  return (
    last !== undefined &&
    'step' in last &&
    last.at.iteration === iteration &&
    updatesOf(last.at) < updatesOf({ iteration, ...rest })
  );
}
