/**
 * Away from the past that runs show: on from there, or back to the latest. What comes after a moment from
 * which runs go on is put aside, not thrown away.
 */
import { noteInAddress } from '../address.ts';
import { copyRecording, rewindRecording } from '../recording.ts';
import type { Run } from '../run.ts';
import { allRuns } from '../runs.ts';
import { findRun, store, updateRun, type RunState } from '../store.ts';
import { compare, latestMoment, progressOf, upTo, type Moment, type Timeline } from './timeline.ts';
import { abandonedWithin, keptWithin } from './keeping.ts';
import { isLookingBack, latestSight, lookAtLatest, type Abandoned } from './sight.ts';

let departing: Promise<void> | undefined;
/** What is on its way to a place of the past; whoever goes on waits until it is there. */
let replaying: Promise<unknown> = Promise.resolve();

/** Has those who go on from here wait for `replay` to end. */
export function departAfter(replay: Promise<unknown>): void {
  replaying = replay;
}

/**
 * Every run that shows its past becomes what it shows. Resolves when the store says so, which is before the
 * worker is there. Does nothing where no run shows its past.
 */
export function continueFromHere(): Promise<void> {
  departing ??= depart().finally(() => {
    departing = undefined;
  });
  return departing;
}

/** Every run shows its latest again. */
export function returnToLatest(): void {
  if (!isLookingBack(store.getState())) return;
  for (const run of allRuns()) {
    updateRun(run.id, lookAtLatest);
    void run.visits.comeBack();
  }
}

/** Puts what runs have become since they were last continued from their past in the place of what was put aside then. */
export async function exchangeAbandoned(): Promise<void> {
  returnToLatest();
  await Promise.all(
    allRuns()
      .filter(({ id }) => findRun(store.getState(), id)?.abandoned)
      .map(exchange),
  );
  noteInAddress('replace');
}

async function depart(): Promise<void> {
  await replaying;
  if (!isLookingBack(store.getState())) return;
  store.setState(({ runs }) => ({ runs: runs.map((run) => ({ ...run, abandoned: undefined })) }));
  await Promise.all(allRuns().map(departWith));
  noteInAddress('replace');
}

async function departWith(run: Run): Promise<void> {
  await run.visits.keepLatest();
  const state = findRun(store.getState(), run.id);
  const moment = state?.looking?.moment;
  if (!state || !moment) return;
  const latest = latestMoment(state.timeline);
  if (state.phase === 'ready' && latest && compare(latest.frame, moment.frame) === 0) {
    updateRun(run.id, lookAtLatest);
    return run.visits.comeBack();
  }
  updateRun(run.id, continuedFrom(state, moment));
  void run.goBack(moment);
}

/** `run` as if nothing had come after `moment`, which it shows. */
function continuedFrom(run: RunState, moment: Moment): Partial<RunState> {
  const abandoned = { ...futureOf(run, moment.snapshot), recording: copyRecording(run.recording) };
  return {
    abandoned,
    looking: undefined,
    timeline: keptWithin({ ...run, abandoned }, upTo(run.timeline, moment)),
    recording: rewindRecording(run.recording, moment.snapshot.iteration),
  };
}

async function exchange(run: Run): Promise<void> {
  await run.visits.keepLatest();
  const state = findRun(store.getState(), run.id);
  if (!state?.abandoned) return;
  const { from, later, recording, latest } = state.abandoned;
  const abandoned = { ...futureOf(state, from), recording: state.recording };
  const earlier = state.timeline.moments.filter(({ frame }) => compare(frame, from) <= 0);
  const whole: Timeline = { moments: [...earlier, ...later.moments], deeds: later.deeds };
  const timeline = keptWithin({ ...state, abandoned }, whole);
  updateRun(run.id, { ...latest, recording, timeline, abandoned, looking: undefined });
  const there = latestMoment(timeline);
  if (there) void run.goBack(there);
}

function futureOf(run: RunState, from: Moment['snapshot'] | Abandoned['from']) {
  const { moments, deeds } = run.timeline;
  const later = moments.filter(({ frame }) => compare(frame, from) > 0);
  return {
    from: progressOf(from),
    later: abandonedWithin({ moments: later, deeds }),
    latest: latestSight(run),
  };
}
