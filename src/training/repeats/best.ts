/** Which of several repeats is the best by a metric, where that can be told from the noise at all. */
import type { Metric } from '../../metrics/metric.ts';
import { clearlyBest, type Estimate } from '../../metrics/statistics.ts';
import type { RepeatSummary } from './summary.ts';

/**
 * The index of the clearly best of `summaries`, all of the same target; undefined where there is none. One in
 * which a seed diverged or has no value loses: its mean is of those that went well. Nothing is best where no seed
 * diverged in one alone.
 * @param aim the metric's floor, which `closer` is measured from; without it nothing is closest
 */
export function bestRepeat(
  summaries: readonly RepeatSummary[],
  { id, better }: Pick<Metric, 'id' | 'better'>,
  aim: number | undefined,
): number | undefined {
  if (summaries.filter(({ diverged }) => diverged.length === 0).length < 2) return undefined;
  const estimates = summaries.map((summary) => estimateOf(summary, id));
  if (better !== 'closer') return clearlyBest(estimates, better);
  if (aim === undefined) return undefined;
  const distances = estimates.map(
    (estimate) => estimate && { ...estimate, mean: Math.abs(estimate.mean - aim) },
  );
  return clearlyBest(distances, 'lower');
}

function estimateOf({ metrics, seeds }: RepeatSummary, id: string): Estimate | undefined {
  const summary = metrics[id];
  if (!summary || summary.count < seeds) return undefined;
  const { mean, error, count } = summary;
  return { mean, error: error ?? Number.NaN, degreesOfFreedom: count - 1 };
}
