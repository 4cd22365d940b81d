/**
 * All that the page knows, in one store that needs no React. State that can be derived (which preset
 * this is, whether a control restarts) is derived by whoever shows it. Nothing here does anything:
 * `session.ts` acts.
 */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Experiment } from '../../experiment/experiment.ts';
import { defaultExperiment } from '../../gan/catalogue.ts';
import type { CriticComparison } from '../../metrics/bestCritic.ts';
import type { Evaluation } from '../../metrics/evaluate.ts';
import type {
  CriticField,
  ExecutorName,
  ExecutorReport,
  Failure,
  Frame,
} from '../../training/protocol.ts';
import { emptyRecording, type Recording } from './recording.ts';

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
  readonly evaluation: Evaluation;
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

export interface PlaygroundState {
  readonly experiment: Experiment;
  readonly phase: Phase;
  /** Whether the user wants it to run; a run that is still starting begins or rests accordingly. */
  readonly playing: boolean;
  /** Set while an advance is under way after Pause was pressed. */
  readonly finishing: boolean;
  readonly executor: ExecutorReport | undefined;
  readonly forcedExecutor: ExecutorName | undefined;
  readonly frame: Frame | undefined;
  /** The latest one: not every frame carries a field. */
  readonly field: CriticField | undefined;
  readonly iterationsPerSecond: number | undefined;
  readonly recording: Recording;
  readonly measured: Measured | undefined;
  readonly floors: Readonly<Record<string, number>>;
  readonly failure: Failure | undefined;
  readonly messages: readonly Message[];
  readonly view: ViewSwitches;
  /** Whether the panel that compares the learned critic with the best one is unfolded. */
  readonly comparing: boolean;
  readonly speedLimit: SpeedLimit;
  readonly logarithmic: boolean;
  /** The iteration under the pointer in any chart, shared by all of them. */
  readonly crosshair: number | undefined;
}

export const store = createStore<PlaygroundState>(() => ({
  experiment: defaultExperiment,
  phase: 'starting',
  playing: false,
  finishing: false,
  executor: undefined,
  forcedExecutor: undefined,
  frame: undefined,
  field: undefined,
  iterationsPerSecond: undefined,
  recording: emptyRecording(),
  measured: undefined,
  floors: {},
  failure: undefined,
  messages: [],
  view: { real: true, generated: true, field: true, contours: true, best: false, arrows: false },
  comparing: false,
  speedLimit: Infinity,
  logarithmic: false,
  crosshair: undefined,
}));

export function statusOf({ phase, playing }: Pick<PlaygroundState, 'phase' | 'playing'>): Status {
  if (phase !== 'ready') return phase;
  return playing ? 'running' : 'paused';
}

/** A component's view of the store. */
export function usePlayground<Slice>(selector: (state: PlaygroundState) => Slice): Slice {
  return useStore(store, selector);
}
