/** One or several experiments, each over its seeds, side by side: for files, and for whoever shows them. */
import type { Experiment } from '../../experiment/experiment.ts';
import { formatExperiment, targetKeyOf } from '../../gan/catalogue.ts';
import { metrics } from '../../metrics/registry.ts';
import { allThatDiffers, publishedFor } from '../../gan/published.ts';
import type { Floors } from '../protocol.ts';
import { bestRepeat } from './best.ts';
import type { SeedFigures } from './seedOutcome.ts';
import type { RepeatSummary } from './summary.ts';

/** One experiment over its seeds. */
export interface RepeatedExperiment {
  readonly experiment: Experiment;
  readonly iterations: number;
  /** In the order of the seeds. */
  readonly seeds: readonly SeedFigures[];
  readonly summary: RepeatSummary;
  /** What a perfect generator would score, by the id of the metric; only where the data give a value. */
  readonly floors: Floors;
}

/**
 * What a file of repeats holds. `published` are the rows of the same method on the same data, as
 * `PublishedRow` has them, with all that differs; `best` says which of the experiments, counted from 0, has
 * the clearly best mean, by the id of the metric.
 */
export function repeatsJson(repeated: readonly RepeatedExperiment[]) {
  return {
    experiments: repeated.map(({ experiment, iterations, seeds, summary, floors }) => ({
      hash: formatExperiment(experiment),
      iterations,
      seeds,
      summary,
      floors,
      published: publishedFor(experiment).map((row) => ({
        ...row,
        differs: allThatDiffers(row, experiment, iterations),
      })),
    })),
    best: Object.fromEntries(bestByMetric(repeated)),
  };
}

/** The index of the clearly best by the id of the metric. Only runs with the same data can be better than each other. */
export function bestByMetric(repeated: readonly RepeatedExperiment[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  if (new Set(repeated.map(({ experiment }) => targetKeyOf(experiment))).size > 1) return best;
  const summaries = repeated.map(({ summary }) => summary);
  for (const metric of metrics) {
    const index = bestRepeat(summaries, metric, repeated[0]?.floors[metric.id]?.value);
    if (index !== undefined) best.set(metric.id, index);
  }
  return best;
}
