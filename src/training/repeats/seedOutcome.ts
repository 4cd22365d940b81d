/**
 * What is kept of one seed of a repeat: plain JSON, small enough to keep a thousand of them, enough to
 * summarise and to show. It holds no state to carry on from and nothing that other seeds say too.
 */
import type { ExecutorName } from '../protocol.ts';

/** The version of `SeedOutcome` that this code reads and writes. */
export const OUTCOME_VERSION = 1;

/** Points are kept to a thousandth of a data unit: finer than any picture shows. */
const STEPS_PER_UNIT = 1000;

export interface SeedOutcome {
  readonly version: typeof OUTCOME_VERSION;
  readonly seed: number;
  /** For how long it was to train, at least 1. */
  readonly iterations: number;
  readonly executor: ExecutorName;
  /** Time spent training. */
  readonly seconds: number;
  /** By the id of the metric, null where it has no value; empty where training diverged. */
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Share of all measured samples within 3σ of each mode, for targets with modes. */
  readonly modeShares?: readonly number[];
  /**
   * The final picture: `SHOWN_POINTS` generated points x₀, y₀, x₁, y₁, … in thousandths of a data unit
   * at best. Empty where training diverged.
   */
  readonly samples: readonly number[];
  /** The first iteration that was not finite, counted from 1; absent where all were. */
  readonly diverged?: number;
}

/** What an outcome says in figures, without its picture. */
export type SeedFigures = Omit<SeedOutcome, 'samples'>;

export function figuresOf({ samples: _samples, ...figures }: SeedOutcome): SeedFigures {
  return figures;
}

/** Points (x₀, y₀, …) as an outcome keeps them. */
export function keptSamples(points: Float32Array): number[] {
  // Adding 0 turns −0, which JSON does not know, into 0.
  return Array.from(points, (value) => Math.round(value * STEPS_PER_UNIT) / STEPS_PER_UNIT + 0);
}
