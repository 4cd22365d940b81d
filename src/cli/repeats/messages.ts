/** The wire between the program and the processes that train for it: plain JSON, one order at a time. */
import type { Experiment } from '../../experiment/experiment.ts';
import type { ExecutorName, Failure } from '../../training/protocol.ts';
import type { Floor } from '../../metrics/metric.ts';
import type { SeedOutcome } from '../../training/repeats/seedOutcome.ts';

/** What a process can be asked to do. */
export type Job = SeedJob | FloorJob;

export interface SeedJob {
  readonly kind: 'seed';
  readonly experiment: Experiment;
  readonly iterations: number;
  /** Absent: the fastest. */
  readonly executor?: ExecutorName;
}

/** To say what a perfect generator would score by one metric. */
export interface FloorJob {
  readonly kind: 'floor';
  /** Any one with the target. */
  readonly experiment: Experiment;
  /** The id of a metric that applies to the target. */
  readonly metric: string;
}

export type Answer =
  | { readonly kind: 'seed'; readonly outcome: SeedOutcome }
  /** Without a floor where the data themselves give no value. */
  | { readonly kind: 'floor'; readonly metric: string; readonly floor?: Floor };

export type Message =
  | { readonly kind: 'progress'; readonly iteration: number }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failure'; readonly failure: Failure };
