/** Which way is better in a metric, as a sign and in words. */
import type { Metric } from '../../metrics/metric.ts';

export const DIRECTIONS: Readonly<
  Record<Metric['better'], readonly [sign: string, words: string]>
> = {
  lower: ['↓', 'lower is better'],
  higher: ['↑', 'higher is better'],
  closer: ['→', 'closer to what real data score is better'],
};
