/**
 * The wire between the page and its workers, whole and alone: every message either side can send.
 * Plain data and transferable arrays; no behaviour. Every request carries a number and is answered
 * exactly once, in order, under the same number, so that late answers can be told from awaited ones.
 */
import type { Experiment, PlayerName } from '../experiment/experiment.ts';
import type { LayerWeights } from '../gan/productBound.ts';
import type { CriticComparison } from '../metrics/bestCritic.ts';
import type { Costs, Evaluation } from '../metrics/evaluate.ts';
import type { Floor } from '../metrics/metric.ts';

/** Executors by the name they have in the address (`?executor=`) and on the command line. */
export const EXECUTOR_NAMES = ['wasm', 'webgpu', 'tfjs-wasm', 'tfjs-webgpu', 'tfjs-cpu'] as const;
export type ExecutorName = (typeof EXECUTOR_NAMES)[number];

export interface ExecutorReport {
  readonly name: ExecutorName;
  /** One sentence for people: why this one. */
  readonly reason: string;
  /** The GPU or engine behind it, where it says: "NVIDIA ampere", "google swiftshader". */
  readonly device?: string;
  /** True when WebGPU is emulated on the processor. */
  readonly software?: boolean;
  /** What was measured to make the choice; absent where it was made otherwise. */
  readonly figures?: readonly Figure[];
}

/** What a trial of the run on one executor found: how fast it is, or why it was set aside. */
export type Figure =
  | { readonly executor: ExecutorName; readonly iterationsPerSecond: number }
  | {
      readonly executor: ExecutorName;
      readonly reason: string;
      /** Whether this run alone does not suit it; else it is set aside for the whole visit. */
      readonly thisRunOnly: boolean;
    };

/** The outcome of the trials for all runs of one shape, to be remembered instead of trying again. */
export interface Finding {
  /** Equal for experiments whose iterations are the same computation. */
  readonly shape: string;
  readonly executor: ExecutorName;
  readonly figures: readonly Figure[];
}

/** Which updates an iteration makes: both players, or one alone for stepping by hand. */
export type StepKind = 'iteration' | 'critic' | 'generator';

/** How far a run has come. */
export interface Progress {
  /** Completed iterations; single-player steps do not count. */
  readonly iteration: number;
  readonly criticUpdates: number;
  readonly generatorUpdates: number;
}

/** Everything needed to carry on exactly: numbers only, no random state (batches are addressed). */
export interface Snapshot extends Progress {
  /** Tensors of the training state by path, such as `critic.parameters`. */
  readonly tensors: Readonly<Record<string, { shape: readonly number[]; values: Float32Array }>>;
}

/** What a frame should carry beyond losses and samples. */
export interface FrameRequest {
  /** The critic's values on a grid. */
  readonly field: boolean;
  /** What moves each generated point: minus the gradient of the generator's loss. */
  readonly arrows: boolean;
  /** Fresh samples for the metrics worker, with the critic's own estimate. */
  readonly measurement: boolean;
  /** With the measurement, the critic's scores where critics are compared. */
  readonly scores?: boolean;
  /** What goes on inside the networks. */
  readonly diagnosis?: boolean;
  /** The state, to carry on from after a loss of the device or the worker. */
  readonly snapshot: boolean;
}

/** The square of the plane, in data units, that frames show and the critic's field covers. */
export const SHOWN_SQUARE = { low: -2.5, high: 2.5 } as const;
/** Generated points in a frame. */
export const SHOWN_POINTS = 1024;
/** Real points, always the same ones, that pictures of a run look at. */
export const SHOWN_REAL = 512;

/** A picture of the run at one iteration. Point arrays are x₀, y₀, x₁, y₁, … in data units. */
export interface Frame extends Progress {
  /** Losses of each iteration since the previous frame, oldest first; NaN for a player that did not move. */
  readonly losses: {
    readonly iterations: Float64Array;
    readonly critic: Float32Array;
    readonly generator: Float32Array;
  };
  /** Generated from latents that stay the same throughout a run. */
  readonly generated: Float32Array;
  readonly field?: CriticField;
  /** Per point of `generated`, for the first of them: the direction and size of its push. */
  readonly arrows?: Float32Array;
  readonly measurement?: MeasurementSamples;
  /** Where there is a second network. */
  readonly inference?: InferencePicture;
  readonly diagnosis?: Diagnosis;
  readonly snapshot?: Snapshot;
  /** What runs eagerly although the executor compiles, and why: a sentence each. Absent when all is well. */
  readonly uncompiled?: readonly string[];
  /**
   * Wall time of the worker for this frame, in milliseconds, and how much of it went into training steps.
   * What had to be compiled first does not count.
   */
  readonly elapsedMs: number;
  readonly trainingMs: number;
}

/** The critic's scores on a square grid: value of row j, column i at (x, y) = low + (i + ½, j + ½)·cell. */
export interface CriticField {
  readonly size: number;
  /** The square is [low, high]². */
  readonly low: number;
  readonly high: number;
  /** Row by row from the lowest y, [size × size]. */
  readonly values: Float32Array;
}

/** What a second network makes of real and of generated points, row by row. */
export interface InferencePicture {
  readonly latentDimension: number;
  /** The same throughout a run: [SHOWN_REAL, 2]. */
  readonly real: Float32Array;
  /** What the second network makes of them, [SHOWN_REAL, latentDimension]. */
  readonly codes: Float32Array;
  /** What the generator makes of those, [SHOWN_REAL, 2]. */
  readonly realReturned: Float32Array;
  /** What the first SHOWN_REAL points of `generated` were made from, [SHOWN_REAL, latentDimension]. */
  readonly latents: Float32Array;
  /** What the second network makes of those points, [SHOWN_REAL, latentDimension]. */
  readonly latentsReturned: Float32Array;
}

/** What goes on inside the networks at one iteration. */
export interface Diagnosis {
  readonly iteration: number;
  /** The critics and then the networks on the generator's side; no critic where the loss needs none. */
  readonly networks: readonly NetworkDiagnosis[];
  /** Of the critic of samples, on fresh ones; absent where the loss needs no critic. */
  readonly verdict?: CriticVerdict;
}

export interface NetworkDiagnosis {
  readonly player: PlayerName;
  /** Whether it is the second network of its side: the way back, or the critic of what comes back. */
  readonly companion: boolean;
  /** From input to output, and last, where it compares samples, what it compares them by. */
  readonly layers: readonly LayerDiagnosis[];
}

export interface LayerDiagnosis {
  readonly inputs: number;
  readonly outputs: number;
  /** Whether it is what samples of a batch are compared by, which no layer follows. */
  readonly compares: boolean;
  /**
   * ‖∂L/∂(weights, biases)‖ ≥ 0 on the batch of the next update, L what the network's own side minimises,
   * penalties included.
   */
  readonly gradientNorm: number;
  /** As the network applies them, [inputs, outputs] row by row. */
  readonly weights: Float32Array;
}

/** The critic's scores on what it judges in training: single samples, packs or pairs, blurred where it sees them so. */
export interface CriticVerdict {
  /** About 1,024. */
  readonly real: Float32Array;
  /** As many. */
  readonly generated: Float32Array;
}

/** Fresh samples for metrics at one iteration, and what the critic itself says about them. */
export interface MeasurementSamples {
  readonly iteration: number;
  /** 10,000 points. */
  readonly generated: Float32Array;
  /** 1,024 points. */
  readonly real: Float32Array;
  /** ‖∇ₓD‖ at interpolates. */
  readonly slopes: Float32Array;
  /** Largest ‖∇ₓD‖ over samples, interpolates and the grid. */
  readonly largestSlope: number;
  /** The critic's own estimate of a distance, where its loss gives one. */
  readonly estimate?: number;
  /** What the bound on its slope is computed from, where the Lipschitz method bounds every layer. */
  readonly critic?: {
    /** As the critic applies them. */
    readonly layers: readonly LayerWeights[];
    /** See `Activation.steepest`. */
    readonly steepest: number;
  };
  /** The critic's scores at the cell centres of `COMPARISON_GRID`, row by row, where they were asked for. */
  readonly scores?: Float32Array;
}

/** What the page can ask of the training worker. */
export type TrainingCommand =
  | {
      readonly kind: 'start';
      readonly experiment: Experiment;
      /** Absent: the one that is fastest for this run. A worker is for one of these two for good. */
      readonly executor?: ExecutorName;
      /** What earlier trials found, by this worker or others. */
      readonly findings?: readonly Finding[];
      /** Carry on from here instead of from the seed. */
      readonly from?: Snapshot;
      /** Of the picture that comes with the answer. */
      readonly want: FrameRequest;
    }
  /** Live fields only; a structural change is a `start`. */
  | { readonly kind: 'change'; readonly experiment: Experiment }
  | ({ readonly kind: 'advance' } & Advance)
  /** Goes to a state that this run once had, and on from there with these numbers. Answers with no picture. */
  | { readonly kind: 'restore'; readonly to: Snapshot; readonly experiment: Experiment }
  /** Ends the GPU device as a driver reset would, to test recovery. */
  | { readonly kind: 'lose-device' };

/** How far to go before the next frame, and what the frame shall carry. */
export interface Advance {
  readonly step: StepKind;
  /** At most this many iterations (or single-player updates)… */
  readonly iterations: number;
  /** …and about this much time. At least one step is made when `iterations` is at least 1… */
  readonly budgetMs: number;
  /** …but no iteration after this one, however many orders are under way. Absent: any. */
  readonly until?: number;
  readonly want: FrameRequest;
}

/** What the training worker answers, by the kind of the command. */
export interface TrainingAnswers {
  readonly start: Started;
  readonly change: undefined;
  readonly advance: Frame;
  readonly restore: undefined;
  readonly 'lose-device': undefined;
}

export interface Started {
  readonly executor: ExecutorReport;
  /** What trials found, if any were made. */
  readonly finding?: Finding;
  /** The untrained state (or the one resumed from), so that there is a picture at once. */
  readonly frame: Frame;
}

/** What can be asked of a metrics worker. It readies the metrics of a target when first asked about it. */
export type MetricsCommand =
  | {
      readonly kind: 'measure';
      readonly samples: MeasurementSamples;
      /** As it was when the samples were drawn. */
      readonly experiment: Experiment;
      /** Of the metrics to take. */
      readonly ids: readonly string[];
    }
  /** What a perfect generator would score. Takes up to seconds. */
  | { readonly kind: 'floor'; readonly experiment: Experiment; readonly id: string };

/** What a metrics worker answers, by the kind of the command. */
export interface MetricsAnswers {
  readonly measure: Measured;
  /** Undefined where the data themselves give no value. */
  readonly floor: Floor | undefined;
}

export interface Measured {
  readonly iteration: number;
  readonly evaluation: Evaluation;
  /** What each metric took, in milliseconds of the worker. */
  readonly costs: Costs;
  /** No ‖∇ₓD‖ anywhere is larger; absent where the Lipschitz method does not bound every layer. */
  readonly slopeBound?: number;
  /** Beside the best critic, where scores came with the samples and the loss has a best one. */
  readonly comparison?: CriticComparison;
  readonly elapsedMs: number;
}

/** By the id of the metric, for those that apply to the target and have one. */
export type Floors = Readonly<Record<string, Floor>>;

/** What the page can ask of a game worker, in this order; it lives as long as one calculation. */
export type GameCommand =
  | {
      readonly kind: 'open';
      readonly experiment: Experiment;
      /** The state around which the game is looked at. */
      readonly at: Snapshot;
    }
  /** To go on with the Jacobian for about so long. Needs an `open` before it. */
  | { readonly kind: 'differentiate'; readonly budgetMs: number }
  /** Of the Jacobian, once that is complete. */
  | { readonly kind: 'eigenvalues' };

/** What a game worker answers, by the kind of the command. */
export interface GameAnswers {
  readonly open: undefined;
  readonly differentiate: {
    /** The share of the Jacobian that is known, 0 to 1. */
    readonly share: number;
  };
  readonly eigenvalues: GameEigenvalues;
}

/**
 * The eigenvalues λ of −∂ξ/∂θ on one batch, ξ = (∇L_D, ∇L_G) with each player's gradient by its own parameters
 * and θ those of both. Of the flow dθ/dt = −ξ, in which a gradient step of rate h takes the time h: along an
 * eigenvector a small deviation becomes e^(λt) times as large, so that it dies out where the real part is
 * negative, and turns by the imaginary part, in radians per unit of time.
 */
export interface GameEigenvalues {
  readonly iteration: number;
  /** All of them, by falling real part. */
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** A command under a number… */
export interface Request<Command> {
  readonly id: number;
  readonly command: Command;
}

/** …and its answer under the same number, or why there is none. */
export type Response =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: Failure };

/** An error on its way to a person. */
export interface Failure {
  /** What happened, by kind, so that the page can offer the right way on. */
  readonly name:
    | 'DivergenceError'
    | 'DeviceLostError'
    | 'ExecutorUnavailableError'
    | 'WorkerCrashedError'
    | 'TrainingError';
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly hint: string;
  /** For divergence: the first iteration whose losses or parameters are not finite. */
  readonly iteration?: number;
}
