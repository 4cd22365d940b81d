/**
 * All that the page knows, in one store that needs no React: the runs beside each other, and what they
 * have in common. State that can be derived (which preset this is, whether a control restarts) is
 * derived by whoever shows it. Nothing here does anything: `session.ts` acts.
 */
import { createStore } from 'zustand/vanilla';
import type { Alignment, Comparison } from '../../experiment/comparison.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { CriticComparison } from '../../metrics/bestCritic.ts';
import type { Evaluation } from '../../metrics/evaluate.ts';
import type {
  CriticField,
  Diagnosis,
  ExecutorName,
  ExecutorReport,
  Failure,
  Floors,
  Frame,
} from '../../training/protocol.ts';
import { emptyRecording, type Recording, type SeriesId } from './recording.ts';
import { emptyTimeline, type Timeline } from './timeline/timeline.ts';
import { latestSight, type Abandoned, type Looking } from './timeline/sight.ts';

/** Whether there is a run to speak of. */
export type Phase = 'starting' | 'ready' | 'failed';

/** What the run is doing. */
export type Status = 'starting' | 'running' | 'paused' | 'failed';

/** A sentence for the user that stays until it is dismissed or overtaken. */
export interface Message {
  readonly id: string;
  readonly text: string;
}

export interface Measured {
  readonly iteration: number;
  /** Each metric as it was last taken. */
  readonly evaluation: Evaluation;
  /** By the id of the metric: the iteration at which it was, `iteration` or one before. */
  readonly takenAt: Readonly<Record<string, number>>;
  /** The critic's own estimate at the same iteration, where its loss gives one. */
  readonly estimate?: number;
  /** ‖∇ₓD‖ at interpolates. */
  readonly slopes: Float32Array;
  readonly largestSlope: number;
  /** See `Measured` in `training/protocol.ts`. */
  readonly slopeBound?: number;
  /** See `Measured` in `training/protocol.ts`. */
  readonly comparison?: CriticComparison;
}

export interface ViewSwitches {
  readonly real: boolean;
  readonly generated: boolean;
  readonly field: boolean;
  readonly contours: boolean;
  /** Level lines of the best critic, where the loss has one. */
  readonly best: boolean;
  readonly arrows: boolean;
}

/** Iterations a second at most; Infinity for as fast as it goes. */
export type SpeedLimit = number;

/** A capital letter: the first run is A. A run keeps its letter while the page is open. */
export type RunId = string;

/** One run: what is trained, how far it is, and what it looks like. */
export interface RunState {
  readonly id: RunId;
  readonly experiment: Experiment;
  readonly phase: Phase;
  /** Set while an advance is under way after Pause was pressed. */
  readonly finishing: boolean;
  readonly executor: ExecutorReport | undefined;
  readonly frame: Frame | undefined;
  /** The latest one: not every frame carries a field. */
  readonly field: CriticField | undefined;
  /** The latest one, while somebody looks at it. */
  readonly diagnosis: Diagnosis | undefined;
  /** Time spent in training steps since the run began, in milliseconds. */
  readonly trainedMs: number;
  readonly iterationsPerSecond: number | undefined;
  readonly recording: Recording;
  readonly measured: Measured | undefined;
  readonly floors: Floors;
  readonly failure: Failure | undefined;
  /** What it keeps of its past. */
  readonly timeline: Timeline;
  /** Set while it shows a moment of its past: what is above is then that moment's. */
  readonly looking: Looking | undefined;
  /** Kept from the last time when it was continued from its past, until the next. */
  readonly abandoned: Abandoned | undefined;
  /** Whether it rests where it is until the next Play, even though others are ahead. */
  readonly held: boolean;
}

export interface PlaygroundState {
  /** One or several, in the order in which they stand beside each other. */
  readonly runs: readonly RunState[];
  /** The run that controls and single-run readings are about. */
  readonly selected: RunId;
  /** What all runs keep equal while they train. */
  readonly alignment: Alignment;
  /** Whether the user wants them to run; one that is still starting begins or rests accordingly. */
  readonly playing: boolean;
  /** The iteration that runs are trained to before they show; undefined once they are there, or somebody plays. */
  readonly opening: number | undefined;
  readonly forcedExecutor: ExecutorName | undefined;
  readonly messages: readonly Message[];
  readonly view: ViewSwitches;
  /** Panels that are computed only while somebody looks at them, and that are unfolded. */
  readonly unfolded: readonly string[];
  /** The metric or loss that the curves of all runs show. */
  readonly followed: SeriesId;
  readonly speedLimit: SpeedLimit;
  readonly logarithmic: boolean;
  /** The iteration under the pointer in any chart, shared by all of them. */
  readonly crosshair: number | undefined;
  /** While runs are on their way to an exact place of their past: steps made, of all of them. */
  readonly replay: { readonly done: number; readonly steps: number } | undefined;
}

export const store = createStore<PlaygroundState>(() => ({
  runs: [],
  selected: 'A',
  alignment: 'iterations',
  playing: false,
  opening: undefined,
  forcedExecutor: undefined,
  messages: [],
  view: { real: true, generated: true, field: true, contours: true, best: false, arrows: false },
  unfolded: [],
  followed: 'jsd',
  speedLimit: Infinity,
  logarithmic: false,
  crosshair: undefined,
  replay: undefined,
}));

/** A run that has not begun. */
export function emptyRun(id: RunId, experiment: Experiment): RunState {
  return {
    id,
    experiment,
    phase: 'starting',
    finishing: false,
    executor: undefined,
    frame: undefined,
    field: undefined,
    diagnosis: undefined,
    trainedMs: 0,
    iterationsPerSecond: undefined,
    recording: emptyRecording(),
    measured: undefined,
    floors: {},
    failure: undefined,
    timeline: emptyTimeline(),
    looking: undefined,
    abandoned: undefined,
    held: false,
  };
}

/** The run with this id; undefined once it was taken away. */
export function findRun({ runs }: Pick<PlaygroundState, 'runs'>, id: RunId): RunState | undefined {
  return runs.find((run) => run.id === id);
}

/** The run that controls are about. The page begins with one and the last is never taken away. */
export function selectedRun({
  runs,
  selected,
}: Pick<PlaygroundState, 'runs' | 'selected'>): RunState {
  return findRun({ runs }, selected) ?? runs[0]!;
}

/** The experiments of all runs, as a link has them: looking at the past changes nothing about them. */
export function comparisonOf({
  runs,
  alignment,
}: Pick<PlaygroundState, 'runs' | 'alignment'>): Comparison {
  const [first, ...others] = runs.map((run) => latestSight(run).experiment);
  return { experiments: [first!, ...others], alignment };
}

/** Changes one run; one that was taken away meanwhile stays away. */
export function updateRun(
  id: RunId,
  changes: Partial<RunState> | ((run: RunState) => Partial<RunState>),
): void {
  store.setState(({ runs }) => ({
    runs: runs.map((run) =>
      run.id === id ? { ...run, ...(typeof changes === 'function' ? changes(run) : changes) } : run,
    ),
  }));
}

export function statusOf(
  { phase }: Pick<RunState, 'phase'>,
  { playing }: Pick<PlaygroundState, 'playing'>,
): Status {
  if (phase !== 'ready') return phase;
  return playing ? 'running' : 'paused';
}
