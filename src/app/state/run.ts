/**
 * The run in progress: the one place that talks to the training worker. It pulls frames one at a
 * time, so pausing, hidden tabs and slow machines need no special care: what is not asked for is not
 * computed. Which experiment is to run is decided in `session.ts`.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { structuralDifferences } from '../../gan/catalogue.ts';
import { openTrainingClient } from '../../training/client.ts';
import { toFailure } from '../../training/errors.ts';
import type {
  Advance,
  ExecutorName,
  Frame,
  FrameRequest,
  Snapshot,
  StepKind,
} from '../../training/protocol.ts';
import { writeForcedExecutor } from './address.ts';
import { wantsComparison } from './comparing.ts';
import { createMeasuring } from './measuring.ts';
import { Pace } from './pace.ts';
import { emptyRecording, recordFrame, rewindRecording } from './recording.ts';
import { statusOf, store } from './store.ts';

/** How often the state is kept, to carry on from after the device or the worker is lost. */
const SNAPSHOT_INTERVAL_MS = 2000;
/** Colouring and contouring a field takes longer than painting the points, so points move more often. */
const FIELD_INTERVAL_MS = 90;

const client = openTrainingClient();
const measuring = createMeasuring(() => {
  if (statusOf(store.getState()) === 'paused') void refresh();
});
const pace = new Pace();

/** The number of the current run; whatever belongs to an older one ends quietly. */
let run = 0;
/** The experiment it was started with: what its snapshots fit. */
let started: Experiment | undefined;
let looping = false;
let lastGood: Snapshot | undefined;
let snapshotAskedAt = 0;
let fieldAskedAt = 0;
let measurementComing = false;

/** What a frame for the sake of its snapshot carries. */
const SNAPSHOT_ONLY: FrameRequest = {
  field: false,
  arrows: false,
  measurement: false,
  snapshot: true,
};

interface StartOptions {
  readonly playing: boolean;
  /** Carry on from here; the charts keep what came before. */
  readonly from?: Snapshot | undefined;
}

/** A run that replaces a failed one starts playing: trying something else is the way on. */
export function keepsPlaying(): boolean {
  const { phase, playing } = store.getState();
  return playing || phase === 'failed';
}

/** Starts `experiment` from its seed, or from a snapshot of the same run. */
export async function startRun(
  experiment: Experiment,
  { playing, from }: StartOptions,
): Promise<void> {
  const mine = ++run;
  const { recording, executor, forcedExecutor, view } = store.getState();
  lastGood = from;
  started = experiment;
  measurementComing = false;
  pace.reset();
  store.setState({
    experiment,
    phase: 'starting',
    playing,
    finishing: false,
    failure: undefined,
    iterationsPerSecond: undefined,
    recording: from ? rewindRecording(recording, from.iteration) : emptyRecording(),
    // Nothing of another run may pass for a picture of this one.
    ...(from
      ? {}
      : { frame: undefined, field: undefined, measured: undefined, crosshair: undefined }),
    ...(forcedExecutor && forcedExecutor !== executor?.name ? { executor: undefined } : {}),
  });
  measuring.prepare(experiment);
  try {
    const answer = await client.start(experiment, {
      ...(forcedExecutor ? { executor: forcedExecutor } : {}),
      ...(from ? { from } : {}),
      want: { field: true, arrows: view.arrows, measurement: false, snapshot: true },
    });
    if (mine !== run) return;
    store.setState({ executor: answer.executor });
    accept(answer.frame);
    // Live changes may have come while the worker was starting; structural ones start anew themselves.
    let handedOver = experiment;
    for (;;) {
      const wanted = store.getState().experiment;
      if (wanted === handedOver || !sameStructure(wanted, experiment)) break;
      await client.change(wanted);
      if (mine !== run) return;
      handedOver = wanted;
    }
    store.setState({ phase: 'ready' });
    if (store.getState().playing) play();
    else await refresh();
  } catch (error) {
    if (mine === run) fail(error);
  }
}

export function play(): void {
  if (store.getState().phase === 'failed') return;
  store.setState({ playing: true, finishing: false });
  pace.reset();
  if (!looping && isRunning()) void loop();
}

export function pause(): void {
  store.setState({ playing: false, finishing: looping });
}

/** One iteration, or one update of one player, and then rest. */
export async function step(kind: StepKind): Promise<void> {
  store.setState({ playing: false, finishing: true });
  const mine = run;
  await settled();
  if (mine !== run || store.getState().phase !== 'ready') return;
  await ask({ step: kind, iterations: 1, budgetMs: 0, want: request(true) });
}

/** Resolves once the run has started, or failed to. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (store.getState().phase === 'starting') return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}

/** Hands changed numbers to the run in progress; one that is still starting asks for them itself. */
export async function takeOver(experiment: Experiment): Promise<void> {
  if (store.getState().phase !== 'ready') return;
  const mine = run;
  try {
    await client.change(experiment);
  } catch (error) {
    if (mine === run) fail(error);
  }
}

/** After divergence or a lost device: back to the last state known to be good. */
export function resumeFromLastGood(options: { playing: boolean; executor?: ExecutorName }): void {
  if (options.executor) forceExecutor(options.executor);
  const { experiment } = store.getState();
  void startRun(experiment, { playing: options.playing, from: snapshotFor(experiment) });
}

/** Carries the run over to another executor; none: to the best there is. */
export async function changeExecutor(executor: ExecutorName | undefined): Promise<void> {
  forceExecutor(executor);
  const mine = run;
  if (store.getState().phase === 'ready') await show(SNAPSHOT_ONLY);
  if (mine !== run) return;
  const { experiment } = store.getState();
  void startRun(experiment, { playing: keepsPlaying(), from: snapshotFor(experiment) });
}

function forceExecutor(executor: ExecutorName | undefined): void {
  store.setState({ forcedExecutor: executor });
  writeForcedExecutor(executor);
}

/** The last good state, if `experiment` can go on from it. */
function snapshotFor(experiment: Experiment): Snapshot | undefined {
  return started && sameStructure(started, experiment) ? lastGood : undefined;
}

function sameStructure(a: Experiment, b: Experiment): boolean {
  return structuralDifferences(a, b).length === 0;
}

/** The iteration of the state that `resumeFromLastGood` goes back to. */
export function lastGoodIteration(): number | undefined {
  return lastGood?.iteration;
}

/** Ends the GPU device as a driver reset would. */
export function loseDevice(): Promise<void> {
  return client.loseDevice();
}

async function loop(): Promise<void> {
  looping = true;
  const mine = run;
  const goesOn = () => isRunning() && mine === run;
  const coming = [trainOn()];
  try {
    while (coming.length > 0) {
      const frame = await coming.shift()!;
      if (mine !== run) break;
      // Ordered before this frame is drawn: drawing takes a while.
      while (goesOn() && coming.length < pace.ordersAhead(frame)) coming.push(trainOn());
      accept(frame, coming.length > 0);
      if (coming.length > 0) continue;
      await pace.nextTurn(isRunning);
      if (goesOn()) coming.push(trainOn());
    }
  } catch (error) {
    if (mine === run) fail(error);
  } finally {
    looping = false;
    for (const frame of coming) frame.catch(() => {}); // Whatever stopped the loop was told.
  }
  if (isRunning())
    void loop(); // A new run began while this one's last frame was under way.
  else if (mine === run && store.getState().phase === 'ready') await refresh();
}

function trainOn(): Promise<Frame> {
  return client.advance({
    step: 'iteration',
    iterations: pace.iterations(),
    budgetMs: pace.budgetMs(),
    want: request(false),
  });
}

function isRunning(): boolean {
  return statusOf(store.getState()) === 'running';
}

/** The picture, metrics and snapshot of the state as it stands. */
export async function refresh(): Promise<void> {
  await show(request(true));
}

async function show(want: FrameRequest): Promise<void> {
  await ask({ step: 'iteration', iterations: 0, budgetMs: 0, want });
}

async function ask(order: Advance): Promise<void> {
  const mine = run;
  try {
    const frame = await client.advance(order);
    if (mine === run) accept(frame);
  } catch (error) {
    if (mine === run) fail(error);
  }
}

/** What the next frame shall carry. Counts as asked for, because the one after may be ordered before it is here. */
function request(whole: boolean): FrameRequest {
  const now = performance.now();
  const want = {
    field: whole || now - fieldAskedAt > FIELD_INTERVAL_MS,
    arrows: store.getState().view.arrows,
    measurement: (whole || !measurementComing) && measuring.due(whole),
    scores: wantsComparison(store.getState()),
    snapshot: whole || now - snapshotAskedAt > SNAPSHOT_INTERVAL_MS,
  };
  if (want.field) fieldAskedAt = now;
  if (want.measurement) measurementComing = true;
  if (want.snapshot) snapshotAskedAt = now;
  return want;
}

/** @param more whether another frame of the same course is under way */
function accept(frame: Frame, more = false): void {
  if (frame.snapshot) lastGood = frame.snapshot;
  const { recording, field, finishing } = store.getState();
  store.setState({
    frame,
    field: frame.field ?? field,
    recording: recordFrame(recording, frame),
    finishing: finishing && more,
    iterationsPerSecond: isRunning() ? pace.rate(frame) : undefined,
  });
  if (frame.measurement) {
    measurementComing = false;
    const mine = run;
    const cost = frame.elapsedMs - frame.trainingMs;
    void measuring.measure(frame.measurement, cost, () => mine === run);
  }
}

function fail(error: unknown): void {
  store.setState({
    phase: 'failed',
    playing: false,
    finishing: false,
    failure: toFailure(error),
  });
}
