/** What a metric says, and which way is better in it: as a sign and in words. */
import type { Metric } from '../../metrics/metric.ts';

export const DIRECTIONS: Readonly<
  Record<Metric['better'], readonly [sign: string, words: string]>
> = {
  lower: ['↓', 'lower is better'],
  higher: ['↑', 'higher is better'],
  closer: ['→', 'closer to what real data score is better'],
};

/** What the number says, the values it can take with their unit, and which way is better. */
export function describeMetric({ meaning, range, unit, better }: Metric): string {
  const values = `${range[0]!.toUpperCase()}${range.slice(1)}`;
  return `${meaning} ${unit === undefined ? values : `${values}, ${unit}`}; ${DIRECTIONS[better][1]}.`;
}
