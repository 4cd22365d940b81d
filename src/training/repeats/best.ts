/** Which of several repeats is the best by a metric, where that can be told from the noise at all. */
import type { Metric } from '../../metrics/metric.ts';
import { clearlyBest, type Estimate } from '../../metrics/statistics.ts';
import type { RepeatSummary } from './summary.ts';

/**
 * The index of the clearly best of `summaries`, all of the same target; undefined where there is none. One in
 * which a seed that did not diverge has no value loses to all. One in which a seed diverged cannot be best: its
 * mean is of the lucky ones; and one of which all did is nobody to beat.
 * @param aim the metric's floor, which `closer` is measured from; without it nothing is closest
 */
export function bestRepeat(
  summaries: readonly RepeatSummary[],
  { id, better }: Pick<Metric, 'id' | 'better'>,
  aim: number | undefined,
): number | undefined {
  if (summaries.filter(isContender).length < 2) return undefined;
  const index = clearlyBest(
    summaries.map((summary) => estimateOf(summary, id, better === 'closer' ? aim : undefined)),
    better === 'higher' ? 'higher' : 'lower',
  );
  if (index === undefined || (better === 'closer' && aim === undefined)) return undefined;
  return summaries[index]!.diverged.length === 0 ? index : undefined;
}

function isContender({ seeds, diverged }: RepeatSummary): boolean {
  return diverged.length < seeds;
}

/** The mean, or its distance to the aim where there is one. */
function estimateOf(
  { metrics, seeds, diverged }: RepeatSummary,
  id: string,
  aim: number | undefined,
): Estimate | undefined {
  const summary = metrics[id];
  if (!summary || summary.count < seeds - diverged.length) return undefined;
  const { mean, error, count } = summary;
  return {
    mean: aim === undefined ? mean : Math.abs(mean - aim),
    error: error ?? Number.NaN,
    degreesOfFreedom: count - 1,
  };
}
