/**
 * What a published result looks like: a row of a table, with the experiment of ours that comes nearest to how
 * it was made. Holds what its source says and what our experiment cannot say; it compares nothing.
 */
import type { Source } from '../parameter.ts';

/** The metrics of ours that publications report, by their ids. */
export const PUBLISHED_METRICS = ['modes', 'highQuality', 'reverse-kl-modes', 'mode-tv'] as const;
export type PublishedMetric = (typeof PUBLISHED_METRICS)[number];

/** What stands after ± in the source. `none`: nothing does. */
export type ErrorKind = 'standard error' | 'standard deviation' | 'reading of a plot' | 'none';

/** In the units of our metric: shares from 0 to 1, divergences in nats. */
export interface PublishedValue {
  readonly mean: number;
  /** Absent for `none`, and where nothing is known of how well a plot can be read. */
  readonly error?: number;
  readonly kind: ErrorKind;
  /** One sentence: how it was counted, where not as the metric of ours that it stands beside. */
  readonly countedOtherwise?: string;
}

export interface PublishedRow {
  readonly id: string;
  readonly source: Source;
  /** Where in the source: "Table 1". */
  readonly table: string;
  /** As the source names it. */
  readonly method: string;
  readonly data: PublishedData;
  /** How many runs the values are the mean of; absent where the source does not say. */
  readonly trials?: number;
  readonly values: Readonly<Partial<Record<PublishedMetric, PublishedValue>>>;
  /** What the two losses were at the end, where the source gives them. */
  readonly losses?: { readonly critic: number; readonly generator: number };
  /** The nearest experiment of ours, as it stands in the address, without `#`. */
  readonly hash: string;
  /** How long the published runs were, counted in iterations of `hash`. */
  readonly iterations: number;
  /** Sentences: what `hash` and `iterations` cannot say, or had to guess. Never empty. */
  readonly differs: readonly string[];
}

export interface PublishedData {
  /** The id of ours. */
  readonly id: string;
  /** As published, in its own units: "8 modes on a circle of radius 1, σ 0.01". */
  readonly published: string;
  /** Units of ours for each published one, in `hash`. */
  readonly scale: number;
}
