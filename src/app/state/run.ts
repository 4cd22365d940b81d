/**
 * One run: the only one who talks to its training worker. It starts, changes and shows what it is told
 * to, one picture at a time; when it trains is decided in `conductor.ts`, and which experiment is to run
 * in `session.ts`.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { structuralDifferences } from '../../gan/catalogue.ts';
import { openTrainingClient, type TrainingClient } from '../../training/client.ts';
import { toFailure } from '../../training/errors.ts';
import type { Advance, Frame, FrameRequest, Snapshot } from '../../training/protocol.ts';
import { createMeasuring } from './measuring.ts';
import { Pace } from './pace.ts';
import { emptyRecording, recordFrame, rewindRecording } from './recording.ts';
import { Requests, type Due } from './requests.ts';
import { findRun, selectedRun, statusOf, store, updateRun, type RunId } from './store.ts';

/** What a frame for the sake of its snapshot carries. */
const SNAPSHOT_ONLY: FrameRequest = {
  field: false,
  arrows: false,
  measurement: false,
  snapshot: true,
};

export interface Run {
  readonly id: RunId;
  /** Counts starts: whatever belongs to an earlier one ends quietly. */
  readonly course: number;
  readonly pace: Pace;
  /** Starts `experiment` from its seed, or from a snapshot of the same run. */
  start(experiment: Experiment, from?: Snapshot): Promise<void>;
  /** Hands changed numbers to the run in progress; one that is still starting asks for them itself. */
  takeOver(experiment: Experiment): Promise<void>;
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
  /** Keeps the state as it stands for `resume`. */
  keep(): Promise<void>;
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
  const pace = new Pace();
  const measuring = createMeasuring(id, () => {
    if (isAtRest()) void refresh();
  });
  const requests = new Requests(id, measuring);

  const state = () => findRun(store.getState(), id) ?? selectedRun(store.getState());
  const isAtRest = () => statusOf(state(), store.getState()) === 'paused';

  async function start(experiment: Experiment, from?: Snapshot): Promise<void> {
    const mine = ++course;
    const { forcedExecutor, view } = store.getState();
    const { recording, executor } = state();
    lastGood = from;
    started = experiment;
    requests.reset();
    pace.reset();
    updateRun(id, {
      experiment,
      phase: 'starting',
      finishing: false,
      failure: undefined,
      iterationsPerSecond: undefined,
      recording: from ? rewindRecording(recording, from.iteration) : emptyRecording(),
      // Nothing of another run may pass for a picture of this one.
      ...(from ? {} : { frame: undefined, field: undefined, measured: undefined, trainedMs: 0 }),
      ...(forcedExecutor && forcedExecutor !== executor?.name ? { executor: undefined } : {}),
    });
    measuring.prepare(experiment);
    try {
      const answer = await client.start(experiment, {
        ...(forcedExecutor ? { executor: forcedExecutor } : {}),
        ...(from ? { from } : {}),
        want: { field: true, arrows: view.arrows, measurement: false, snapshot: true },
      });
      if (mine !== course) return;
      updateRun(id, { executor: answer.executor });
      accept(answer.frame);
      // Live changes may have come while the worker was starting; structural ones start anew themselves.
      let handedOver = experiment;
      for (;;) {
        const wanted = state().experiment;
        if (wanted === handedOver || !sameStructure(wanted, experiment)) break;
        await client.change(wanted);
        if (mine !== course) return;
        handedOver = wanted;
      }
      updateRun(id, { phase: 'ready' });
      if (!store.getState().playing) await refresh();
      onReady();
    } catch (error) {
      if (mine === course) fail(error);
    }
  }

  function accept(frame: Frame, more = false): void {
    if (frame.snapshot) lastGood = frame.snapshot;
    updateRun(id, ({ recording, field, finishing, trainedMs, phase }) => ({
      frame,
      field: frame.field ?? field,
      trainedMs: trainedMs + frame.trainingMs,
      recording: recordFrame(recording, frame),
      finishing: finishing && more,
      iterationsPerSecond:
        phase === 'ready' && store.getState().playing ? pace.rate(frame) : undefined,
    }));
    if (frame.measurement) {
      requests.measurementCame();
      const mine = course;
      const cost = frame.elapsedMs - frame.trainingMs;
      void measuring.measure(frame.measurement, cost, () => mine === course);
    }
  }

  async function show(order: Omit<Advance, 'want'>, want: FrameRequest): Promise<void> {
    const mine = course;
    try {
      const frame = await client.advance({ ...order, want });
      if (mine === course) accept(frame);
    } catch (error) {
      if (mine === course) fail(error);
    }
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
    get course() {
      return course;
    },
    get lastGoodIteration() {
      return lastGood?.iteration;
    },
    start,
    async takeOver(experiment) {
      if (state().phase !== 'ready') return;
      const mine = course;
      try {
        await client.change(experiment);
      } catch (error) {
        if (mine === course) fail(error);
      }
    },
    order: (order, due = 'in turn') => client.advance({ ...order, want: requests.next(due) }),
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
      const { experiment } = state();
      return start(
        experiment,
        started && sameStructure(started, experiment) ? lastGood : undefined,
      );
    },
    async keep() {
      if (state().phase === 'ready') await show(STANDING, SNAPSHOT_ONLY);
    },
    loseDevice: () => client.loseDevice(),
    dispose() {
      course++;
      client.terminate();
      measuring.dispose();
    },
  };
}

/** Looks and does not train. */
const STANDING: Omit<Advance, 'want'> = { step: 'iteration', iterations: 0, budgetMs: 0 };

function sameStructure(a: Experiment, b: Experiment): boolean {
  return structuralDifferences(a, b).length === 0;
}
