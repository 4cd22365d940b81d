/**
 * One run: the only one who talks to its training worker. It starts, changes and shows what it is told
 * to, one picture at a time; when it trains is decided in `conductor.ts`, and which experiment is to run
 * in `session.ts`.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { structuralDifferences } from '../../gan/catalogue.ts';
import { openTrainingClient, type TrainingClient } from '../../training/client.ts';
import { toFailure } from '../../training/errors.ts';
import type { Advance, Frame, FrameRequest, Snapshot, StepKind } from '../../training/protocol.ts';
import { createMeasuring } from './measuring.ts';
import { Pace } from './pace.ts';
import { emptyRecording, recordFrame, rewindRecording } from './recording.ts';
import { Requests, type Due } from './requests.ts';
import { findRun, selectedRun, statusOf, store, updateRun, type RunId } from './store.ts';
import {
  beforeStep,
  emptyTimeline,
  latestMoment,
  rewindTimeline,
  withStepByHand,
  type Moment,
} from './timeline/timeline.ts';
import { keepMoment } from './timeline/keeping.ts';
import { changeLatest, latestSight, lookAtLatest } from './timeline/sight.ts';
import { Visits } from './timeline/visits.ts';
import { MOMENT, STANDING, TimelineWorker } from './timeline/worker.ts';

export interface Run {
  readonly id: RunId;
  /** Counts starts: whatever belongs to an earlier one ends quietly. */
  readonly course: number;
  readonly pace: Pace;
  readonly visits: Visits;
  /** Starts `experiment` from its seed, or from a snapshot of the same run. */
  start(experiment: Experiment, from?: Snapshot): Promise<void>;
  /** Hands changed numbers to the run in progress; one that is still starting asks for them itself. */
  takeOver(): Promise<void>;
  /** Goes on from a moment as if nothing had come after it, which the store is to say already. */
  goBack(to: Moment): Promise<void>;
  /** Has the worker train; the frame is to be accepted. Rejects as the training client does. */
  order(order: Omit<Advance, 'want'>, due?: Due): Promise<Frame>;
  /** Shows a frame. @param more whether another one of the same course is under way */
  accept(frame: Frame, more?: boolean): void;
  /** Trains so far and shows the result, whatever comes of it. */
  advance(order: Omit<Advance, 'want'>): Promise<void>;
  /** The picture, metrics and snapshot of the state as it stands. */
  refresh(): Promise<void>;
  /** Resolves once the run has started, or failed to. */
  settled(): Promise<void>;
  fail(error: unknown): void;
  /** After divergence, a lost device or a change of executor: on from the last state known to be good. */
  resume(): Promise<void>;
  /** The iteration of the state that `resume` goes back to. */
  readonly lastGoodIteration: number | undefined;
  /** Keeps the state as it stands for `resume`. Returns what is kept; undefined before the first picture. */
  keep(): Promise<Snapshot | undefined>;
  /** Ends the graphics device as a driver reset would. */
  loseDevice(): Promise<void>;
  /** Ends the workers. The run cannot be used after that. */
  dispose(): void;
}

/** @param onReady called whenever the run could train on if it is to */
export function createRun(
  id: RunId,
  onReady: () => void,
  client: TrainingClient = openTrainingClient(),
): Run {
  let course = 0;
  /** The experiment of this course: what its snapshots fit. */
  let started: Experiment | undefined;
  let lastGood: Snapshot | undefined;
  let handingOver: Promise<void> | undefined;
  const worker = new TimelineWorker(client);
  const pace = new Pace();
  const measuring = createMeasuring(id, () => {
    if (isAtRest()) void refresh();
  });
  const requests = new Requests(id, measuring);
  const visits = new Visits({
    worker,
    get course() {
      return course;
    },
    state: () => state(),
    show,
    refresh,
    forgetRequests: () => requests.reset(),
    fail,
  });

  const state = () => findRun(store.getState(), id) ?? selectedRun(store.getState());
  const isAtRest = () => statusOf(state(), store.getState()) === 'paused';

  async function start(experiment: Experiment, from?: Snapshot): Promise<void> {
    const mine = ++course;
    const { forcedExecutor, view } = store.getState();
    const { recording, executor } = state();
    const timeline = from ? rewindTimeline(state().timeline, from) : emptyTimeline();
    lastGood = from;
    started = experiment;
    requests.reset();
    pace.reset();
    updateRun(id, (run) => ({
      ...lookAtLatest(run),
      experiment,
      phase: 'starting',
      finishing: false,
      failure: undefined,
      iterationsPerSecond: undefined,
      timeline,
      recording: from ? rewindRecording(recording, from.iteration) : emptyRecording(),
      // Nothing of another run may pass for a picture of this one.
      ...(from
        ? { trainedMs: latestMoment(timeline)?.trainedMs ?? latestSight(run).trainedMs }
        : {
            frame: undefined,
            field: undefined,
            diagnosis: undefined,
            measured: undefined,
            trainedMs: 0,
            abandoned: undefined,
            held: false,
          }),
      ...(forcedExecutor && forcedExecutor !== executor?.name ? { executor: undefined } : {}),
    }));
    measuring.begin(experiment);
    try {
      const answer = await worker.start(experiment, {
        ...(forcedExecutor ? { executor: forcedExecutor } : {}),
        ...(from ? { from } : {}),
        want: { field: true, arrows: view.arrows, measurement: false, snapshot: true },
      });
      if (mine !== course) return;
      updateRun(id, { executor: answer.executor });
      accept(answer.frame);
      await becomeReady();
    } catch (error) {
      if (mine === course) fail(error);
    }
  }

  async function goBack(to: Moment): Promise<void> {
    if (state().phase !== 'ready') return start(to.experiment, to.snapshot);
    const mine = ++course;
    lastGood = to.snapshot;
    requests.reset();
    pace.reset();
    updateRun(id, { phase: 'starting', finishing: false, iterationsPerSecond: undefined });
    try {
      await worker.goTo(to.snapshot, to.experiment, undefined);
      if (mine === course) await becomeReady();
    } catch (error) {
      if (mine === course) fail(error);
    }
  }

  async function becomeReady(): Promise<void> {
    const mine = course;
    // Live changes may have come while the worker was starting; structural ones start anew themselves.
    await handOver();
    if (mine !== course) return;
    updateRun(id, { phase: 'ready' });
    if (!store.getState().playing) await refresh();
    onReady();
  }

  /** Has the worker train with the numbers that are wanted, and with those that are wanted by then. */
  async function handOver(): Promise<void> {
    const mine = course;
    for (;;) {
      const wanted = latestSight(state()).experiment;
      if (wanted === worker.experiment || !started || !sameStructure(wanted, started)) return;
      const frame = await worker.change(wanted);
      if (mine !== course) return;
      accept(frame);
    }
  }

  function accept(frame: Frame, more = false): void {
    if (frame.snapshot) lastGood = frame.snapshot;
    measuring.trained(frame);
    updateRun(id, (run) => {
      const { field, diagnosis, measured, trainedMs: before } = latestSight(run);
      const trainedMs = before + frame.trainingMs;
      const latest = {
        frame,
        field: frame.field ?? field,
        diagnosis: frame.diagnosis ?? diagnosis,
        trainedMs,
      };
      return {
        ...changeLatest(run, latest),
        recording: recordFrame(run.recording, frame, trainedMs),
        timeline: keepMoment(run, { ...latest, measured }, worker.madeWith(frame)),
        finishing: run.finishing && more,
        iterationsPerSecond:
          run.phase === 'ready' && store.getState().playing ? pace.rate(frame) : undefined,
      };
    });
    measureWith(frame);
  }

  /** Shows a frame of a moment of the past. */
  function acceptPast(frame: Frame, moment: Moment): void {
    updateRun(id, ({ looking, field, diagnosis }) =>
      looking?.moment === moment
        ? { frame, field: frame.field ?? field, diagnosis: frame.diagnosis ?? diagnosis }
        : {},
    );
    measureWith(frame, moment);
  }

  function measureWith(frame: Frame, past?: Moment): void {
    if (frame.diagnosis) requests.diagnosisCame(frame.elapsedMs - frame.trainingMs);
    if (frame.measurement) {
      requests.measurementCame();
      const mine = course;
      const cost = frame.elapsedMs - frame.trainingMs;
      const isWanted = () => mine === course && (!past || state().looking?.moment === past);
      void measuring.measure(frame.measurement, cost, isWanted, past !== undefined);
    }
  }

  async function show(order: Omit<Advance, 'want'>, want: FrameRequest): Promise<void> {
    const mine = course;
    const { at } = worker;
    try {
      const frame = await worker.advance({ ...order, want });
      if (mine !== course) return;
      if (at) return acceptPast(frame, at);
      noteStepByHand(frame, order.step);
      accept(frame);
    } catch (error) {
      if (mine === course) fail(error);
    }
  }

  /** Its place is told by the frame that it led to: others may have been under way when it was ordered. */
  function noteStepByHand(frame: Frame, step: StepKind): void {
    if (step === 'iteration') return;
    updateRun(id, ({ timeline }) => ({
      timeline: withStepByHand(timeline, beforeStep(frame, step), step),
    }));
  }

  async function refresh(): Promise<void> {
    await show(STANDING, requests.next('whole'));
  }

  function fail(error: unknown): void {
    updateRun(id, { phase: 'failed', finishing: false, failure: toFailure(error) });
    onReady(); // Others need not wait for it any more.
  }

  return {
    id,
    pace,
    visits,
    get course() {
      return course;
    },
    get lastGoodIteration() {
      return lastGood?.iteration;
    },
    start,
    async takeOver() {
      if (state().phase !== 'ready') return;
      const mine = course;
      try {
        handingOver ??= handOver();
        await handingOver;
      } catch (error) {
        if (mine === course) fail(error);
      } finally {
        handingOver = undefined;
      }
    },
    goBack,
    order: (order, due = 'in turn') => worker.advance({ ...order, want: requests.next(due) }),
    accept,
    advance: (order) => show(order, requests.next('whole')),
    refresh,
    settled() {
      return new Promise((resolve) => {
        const look = () => {
          if (findRun(store.getState(), id)?.phase === 'starting') return;
          unsubscribe();
          resolve();
        };
        const unsubscribe = store.subscribe(look);
        look();
      });
    },
    fail,
    resume() {
      const { experiment } = latestSight(state());
      return start(
        experiment,
        started && sameStructure(started, experiment) ? lastGood : undefined,
      );
    },
    async keep() {
      if (state().phase === 'ready' && !worker.at) await show(STANDING, MOMENT);
      return lastGood;
    },
    loseDevice: () => client.loseDevice(),
    dispose() {
      course++;
      measuring.end();
      client.terminate();
    },
  };
}

function sameStructure(a: Experiment, b: Experiment): boolean {
  return structuralDifferences(a, b).length === 0;
}
