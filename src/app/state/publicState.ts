/**
 * `window.ganPlayground`: what scripts and tests may rely on. Reads the store and simulates the one
 * fault that cannot be caused from outside; it changes nothing else.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { formatComparison } from '../../gan/catalogue.ts';
import type { ExecutorName } from '../../training/protocol.ts';
import { selected } from './runs.ts';
import { currentComparison } from './session.ts';
import { selectedRun, statusOf, store, type RunState } from './store.ts';

/** Numbers alone, so that scripts need not know ours. */
export interface PublicReading {
  /** Absent where the measurement gives none. */
  readonly value: number | undefined;
  /** What a perfect generator would score; absent until it is known. */
  readonly floor?: number;
  /** Standard deviation of one such measurement. */
  readonly deviation?: number;
}

/** What is known of one run. */
export interface PublicRun {
  readonly experiment: Experiment;
  readonly iteration: number;
  readonly running: boolean;
  /** Absent until training has found a place to run. */
  readonly executor: ExecutorName | undefined;
  /** By metric id; empty until the first measurement. */
  readonly metrics: Readonly<Record<string, PublicReading>>;
  /** Generated samples on screen as x₀, y₀, x₁, y₁, … */
  readonly samples: readonly number[];
}

/** The selected run, and all that stand beside each other. */
export interface PublicState extends PublicRun {
  /** The experiments as they stand in a link, without `#`. */
  readonly hash: string;
  readonly runs: readonly (PublicRun & { readonly id: string })[];
}

declare global {
  interface Window {
    ganPlayground: {
      state(): PublicState;
      /** Ends the GPU device as a driver reset would; rejects where there is none. */
      loseDevice(): Promise<void>;
    };
  }
}

export function publishState(): void {
  window.ganPlayground = { state: publicState, loseDevice };
}

function loseDevice(): Promise<void> {
  return selected().loseDevice();
}

function publicState(): PublicState {
  const state = store.getState();
  return {
    ...publicRun(selectedRun(state)),
    hash: formatComparison(currentComparison()),
    runs: state.runs.map((run) => ({ id: run.id, ...publicRun(run) })),
  };
}

/** The latest measurement of a run; empty until the first. */
export function readingsOf({
  measured,
  floors,
}: Pick<RunState, 'measured' | 'floors'>): PublicRun['metrics'] {
  return Object.fromEntries(
    Object.entries(measured?.evaluation.readings ?? {}).map(([id, { value }]) => {
      const floor = floors[id];
      return [id, { value, ...(floor && { floor: floor.value, deviation: floor.deviation }) }];
    }),
  );
}

function publicRun(run: RunState): PublicRun {
  const { experiment, frame, executor } = run;
  return {
    experiment,
    iteration: frame?.iteration ?? 0,
    running: statusOf(run, store.getState()) === 'running',
    executor: executor?.name,
    metrics: readingsOf(run),
    samples: Array.from(frame?.generated ?? []),
  };
}
