/** What a metric says, and which way is better in it: as a sign and in words. */
import type { Metric } from '../../metrics/metric.ts';

export const DIRECTIONS: Readonly<
  Record<Metric['better'], readonly [sign: string, words: string]>
> = {
  lower: ['↓', 'lower is better'],
  higher: ['↑', 'higher is better'],
  closer: ['→', 'closer to what real data score is better'],
};

/** What the number says, the values it can take in its unit, and which way is better. */
export function describeMetric({ meaning, range, unit, better }: Metric): string {
  // Before the range, which may end in a clause that has nothing to do with the unit.
  const values = unit === undefined ? range : `in ${unit}: ${range}`;
  return `${meaning} ${values[0]!.toUpperCase()}${values.slice(1)}; ${DIRECTIONS[better][1]}.`;
}
