/**
 * The page's view of training: start a run, pull frames from it, change it. The work happens in a
 * worker, which is replaced when it has crashed, lost its device, or is to use another executor.
 */
import type { Experiment } from '../experiment/experiment.ts';
import { Correspondence, type WorkerLike } from './correspondence.ts';
import { DeviceLostError, TrainingError } from './errors.ts';
import { openWorker } from './openWorker.ts';
import type {
  Advance,
  ExecutorName,
  Finding,
  Frame,
  FrameRequest,
  Snapshot,
  Started,
  TrainingAnswers,
  TrainingCommand,
} from './protocol.ts';

export interface StartOptions {
  /** The only executor to try; absent: the fastest that works. */
  readonly executor?: ExecutorName;
  /** Carry on from here instead of from the seed. */
  readonly from?: Snapshot;
  /** Of the first picture; absent: samples and field. */
  readonly want?: FrameRequest;
}

/**
 * All promises reject with a `TrainingError` of some kind, or with a `SupersededError` once another
 * run was started meanwhile: that one needs no attention.
 */
export interface TrainingClient {
  /** Starts a run in place of any other. */
  start(experiment: Experiment, options?: StartOptions): Promise<Started>;
  /** Carries on with other live fields. */
  change(experiment: Experiment): Promise<void>;
  /** Goes to a state that this run once had, and on from there with these live fields. */
  restore(to: Snapshot, experiment: Experiment): Promise<void>;
  /** Trains on and shows the result. */
  advance(order: Advance): Promise<Frame>;
  /** Ends the graphics device as a driver reset would, to try the recovery. */
  loseDevice(): Promise<void>;
  /** Ends the worker; `start` makes a new one. */
  terminate(): void;
}

/** A worker that is held up for longer, by huge networks say, is replaced rather than waited for. */
const PATIENCE_MS = 1000;

export function openTrainingClient(
  createWorker: () => WorkerLike = () => openWorker('training'),
): TrainingClient {
  type Line = Correspondence<TrainingCommand, TrainingAnswers>;
  let line: Line | undefined;
  let executor: ExecutorName | undefined;
  /** What workers found by trying, by shape: one that takes the place of another need not try again. */
  const findings = new Map<string, Finding>();

  function lineFor(wanted: ExecutorName | undefined): Line {
    if (line && (line.over || line.busyFor > PATIENCE_MS || wanted !== executor)) hangUp();
    line?.abandon();
    line ??= new Correspondence(createWorker());
    executor = wanted;
    return line;
  }

  function hangUp(): void {
    line?.close();
    line = undefined;
  }

  async function ask<Kind extends keyof TrainingAnswers>(
    on: Line | undefined,
    command: Extract<TrainingCommand, { readonly kind: Kind }>,
  ): Promise<TrainingAnswers[Kind]> {
    if (!on) throw new TrainingError('No run has been started.', 'Start one first.');
    try {
      return await on.ask<Kind>(command);
    } catch (error) {
      // Whatever else was built on the lost device is lost with it.
      if (error instanceof DeviceLostError && line === on) hangUp();
      throw error;
    }
  }

  return {
    async start(experiment, { executor: wanted, from, want = SAMPLES_AND_FIELD } = {}) {
      const started = await ask<'start'>(lineFor(wanted), {
        kind: 'start',
        experiment,
        want,
        ...(wanted ? { executor: wanted } : { findings: [...findings.values()] }),
        ...(from && { from }),
      });
      if (started.finding) findings.set(started.finding.shape, started.finding);
      return started;
    },
    change: (experiment) => ask<'change'>(line, { kind: 'change', experiment }),
    restore: (to, experiment) => ask<'restore'>(line, { kind: 'restore', to, experiment }),
    advance: (order) => ask<'advance'>(line, { kind: 'advance', ...order }),
    loseDevice: () => ask<'lose-device'>(line, { kind: 'lose-device' }),
    terminate: hangUp,
  };
}

const SAMPLES_AND_FIELD: FrameRequest = {
  field: true,
  arrows: false,
  measurement: false,
  snapshot: false,
};
