/**
 * What a live metric is: how it presents itself, and how it scores a measurement of a generator
 * against a target. Knows no metric and nothing of how or when samples are drawn.
 */
import type { Target } from '../data/distribution.ts';
import type { MeasurementView } from './measurementView.ts';

/** How many fresh points a measurement takes; floors are only fair at the same sizes. */
export const MEASUREMENT_SIZE = { generated: 10_000, real: 1_024 } as const;

/** Fresh samples, drawn for this measurement and used for nothing else. */
export interface Measurement {
  /** `MEASUREMENT_SIZE.generated` points of the generator. */
  readonly generated: Float32Array;
  /** `MEASUREMENT_SIZE.real` points of the target. */
  readonly real: Float32Array;
}

/** What metrics are shown together, by id, in order, with the heading they have. */
export const METRIC_GROUPS = {
  divergences: 'Divergences between smoothed densities',
  distances: 'Distances between samples',
  modes: 'Modes',
  neighbourhoods: 'Nearest neighbours',
  diversity: 'Diversity',
} as const;

export type MetricGroup = keyof typeof METRIC_GROUPS;

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
  /** Which way is better; `closer` where it can be too high as well, and its floor is the aim. */
  readonly better: 'lower' | 'higher' | 'closer';
  readonly group: MetricGroup;
  /** Whether it is always measured and shown; others are for those who ask. */
  readonly primary: boolean;
  /** Whether it costs many times what others do, so that those shown beside it do not wait for it. */
  readonly dear?: true;
  readonly floor: FloorDescription;
  /** Whether the metric means anything for this target. */
  applies(target: Target): boolean;
  /** The value of a measurement of a target it applies to, always the same for the same samples. */
  score(view: MeasurementView): Score;
}

/** A metric's value, or why a measurement gives none. */
export type Score = number | { readonly reason: string };

/** What a metric's floor is. */
export interface FloorDescription {
  /**
   * What a perfect generator scores: known exactly (ideal), or as the mean over measurements of one, called
   * noise floor where that is as near to perfect as finite samples come, and real data elsewhere.
   */
  readonly kind: 'noise floor' | 'real data' | 'ideal';
  /** One line: what it is and where it comes from. */
  readonly meaning: string;
  /** Its value, where it is known exactly. */
  readonly ideal?: (target: Target) => number;
}

/** What a perfect generator scores. */
export interface Floor {
  /** The ideal, or the mean over measurements. */
  readonly value: number;
  /** Standard deviation (n − 1) of one measurement of a perfect generator: the noise of a single value. */
  readonly deviation: number;
}
