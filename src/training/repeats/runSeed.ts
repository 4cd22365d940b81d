/**
 * Trains and measures one seed, on whatever can begin a run and advance it: a trainer or the page's client.
 * It keeps nothing and decides nothing about who runs when.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { DivergenceError } from '../errors.ts';
import type {
  Advance,
  ExecutorName,
  Frame,
  FrameRequest,
  MeasurementSamples,
} from '../protocol.ts';
import { keptSamples, OUTCOME_VERSION, type SeedOutcome } from './seedOutcome.ts';

/** How long to train between two reports of progress where the caller does not say, in milliseconds. */
const REPORT_INTERVAL = 250;

const NOTHING: FrameRequest = { field: false, arrows: false, measurement: false, snapshot: false };

export interface SeedOrder {
  readonly experiment: Experiment;
  readonly iterations: number;
}

/** What a seed is trained and measured with. Whoever passes it also frees it. */
export interface SeedTraining {
  /** Begins the run from its seed; tells on what. */
  begin(experiment: Experiment): Promise<ExecutorName>;
  /** Rejects with a DivergenceError where the numbers are no longer finite. */
  advance(order: Advance): Promise<Frame>;
  /** All metrics that apply. */
  measure(samples: MeasurementSamples, experiment: Experiment): Promise<SeedMeasurement>;
}

export interface SeedMeasurement {
  /** By the id of the metric, undefined where it has no value. */
  readonly values: Readonly<Record<string, number | undefined>>;
  readonly modeShares?: Iterable<number>;
}

export interface SeedOptions {
  /** Ends the run between two frames. */
  readonly signal?: AbortSignal;
  /** Told how many iterations are done, after each frame. */
  readonly onProgress?: (iteration: number) => void;
  /** About how long a frame may take, in milliseconds; it changes no result. */
  readonly budgetMs?: number;
}

/**
 * The outcome of one seed. One that diverges has an outcome too.
 * @throws the reason of `signal`, once it is aborted
 * @throws whatever else `training` rejects with
 */
export async function runSeed(
  { experiment, iterations }: SeedOrder,
  training: SeedTraining,
  { signal, onProgress, budgetMs = REPORT_INTERVAL }: SeedOptions = {},
): Promise<SeedOutcome> {
  signal?.throwIfAborted();
  const executor = await training.begin(experiment);
  const about = { version: OUTCOME_VERSION, seed: experiment.seed, iterations, executor } as const;
  let seconds = 0;
  const advance = async (count: number, want: FrameRequest) => {
    signal?.throwIfAborted();
    const frame = await training.advance({ step: 'iteration', iterations: count, budgetMs, want });
    seconds += frame.trainingMs / 1000;
    return frame;
  };
  const divergedAt = (iteration: number): SeedOutcome => ({
    ...about,
    seconds,
    metrics: {},
    samples: [],
    diverged: iteration,
  });

  try {
    for (let done = 0; done < iterations;) {
      ({ iteration: done } = await advance(iterations - done, NOTHING));
      onProgress?.(done);
    }
  } catch (error) {
    if (error instanceof DivergenceError) return divergedAt(error.iteration);
    throw error;
  }

  const { generated, measurement } = await advance(0, { ...NOTHING, measurement: true });
  signal?.throwIfAborted();
  // Parameters can be finite and so large that samples are not.
  if (!allFinite(generated) || !allFinite(measurement!.generated)) return divergedAt(iterations);
  const { values, modeShares } = await training.measure(measurement!, experiment);
  return {
    ...about,
    seconds,
    metrics: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, orNull(value)])),
    ...(modeShares && { modeShares: [...modeShares] }),
    samples: keptSamples(generated),
  };
}

function allFinite(points: Float32Array): boolean {
  return points.every((value) => Number.isFinite(value));
}

function orNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
