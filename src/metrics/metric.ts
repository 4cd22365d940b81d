/**
 * What a live metric is: how it presents itself, and how it scores a measurement of a generator
 * against a target. Knows no metric and nothing of how or when samples are drawn.
 */
import type { Target } from '../data/distribution.ts';
import type { SmoothedDensities } from './smoothedDensities.ts';

/** How many fresh points a measurement takes; floors are only fair at the same sizes. */
export const MEASUREMENT_SIZE = { generated: 10_000, real: 1_024 } as const;

/** Fresh samples, drawn for this measurement and used for nothing else. */
export interface Measurement {
  /** `MEASUREMENT_SIZE.generated` points of the generator. */
  readonly generated: Float32Array;
  /** `MEASUREMENT_SIZE.real` points of the target. */
  readonly real: Float32Array;
}

/** One way of saying how far a generator is from its target. */
export interface Metric {
  /** Its key in the command line's JSON and in readings. */
  readonly id: string;
  readonly name: string;
  /** As short as it stands beside its value: JSD, W₁. */
  readonly symbol: string;
  /** One line: what the number says. */
  readonly meaning: string;
  readonly unit?: string;
  /** The values it can take, in words. */
  readonly range: string;
  readonly better: 'lower' | 'higher';
  readonly floor: FloorDescription;
  /** Whether the metric means anything for this target. */
  applies(target: Target): boolean;
  /**
   * Readies it for a target it applies to. Cheap: what takes long waits for its first use.
   * @param densities of the same target, shared with whoever else looks at them
   */
  prepare(target: Target, densities: SmoothedDensities): PreparedMetric;
}

/** What a metric's floor is. */
export interface FloorDescription {
  /** A noise floor is what a perfect generator scores on average; an ideal is known exactly. */
  readonly kind: 'noise floor' | 'ideal';
  /** One line: what it is and where it comes from. */
  readonly meaning: string;
}

/** A metric for one target. */
export interface PreparedMetric {
  /** The value, undefined where the measurement gives none. */
  evaluate(measurement: Measurement): number | undefined;
  /** What a perfect generator would score; may take seconds. The same on every call. */
  floor(): number;
}
