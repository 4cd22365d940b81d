/**
 * `window.ganPlayground`: what scripts and tests may rely on. Reads the store and simulates the one
 * fault that cannot be caused from outside; it changes nothing else.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import type { Reading } from '../../metrics/evaluate.ts';
import { formatExperiment } from '../../gan/catalogue.ts';
import type { ExecutorName } from '../../training/protocol.ts';
import { loseDevice } from './run.ts';
import { statusOf, store } from './store.ts';

export interface PublicState {
  readonly experiment: Experiment;
  /** The experiment as it stands in a link, without `#`. */
  readonly hash: string;
  readonly iteration: number;
  readonly running: boolean;
  /** Absent until training has found a place to run. */
  readonly executor: ExecutorName | undefined;
  /** By metric id; empty until the first measurement. */
  readonly metrics: Readonly<Record<string, Reading>>;
  /** Generated samples on screen as x₀, y₀, x₁, y₁, … */
  readonly samples: readonly number[];
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

function publicState(): PublicState {
  const state = store.getState();
  const { experiment, frame, executor, measured, floors } = state;
  const readings = Object.entries(measured?.evaluation.readings ?? {});
  return {
    experiment,
    hash: formatExperiment(experiment),
    iteration: frame?.iteration ?? 0,
    running: statusOf(state) === 'running',
    executor: executor?.name,
    metrics: Object.fromEntries(
      readings.map(([id, reading]) => {
        const floor = floors[id];
        return [id, floor === undefined ? reading : { ...reading, floor }];
      }),
    ),
    samples: Array.from(frame?.generated ?? []),
  };
}
