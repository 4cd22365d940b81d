/** The birthday test of diversity as a live metric. */
import type { Target } from '../../data/distribution.ts';
import { birthdayBatch, supportEstimate } from '../birthday.ts';
import { REAL_DATA } from '../floors.ts';
import type { Metric } from '../metric.ts';
import { SMOOTHING_WIDTH } from '../smoothedDensity.ts';

export const birthday: Metric = {
  id: 'birthday',
  name: 'Support by the birthday test',
  symbol: 'support',
  meaning: `How many distinct samples there seem to be: s²/(2 log 2) for the smallest batch of s in which two are closer than one σ of the modes (${SMOOTHING_WIDTH} where there are none) with probability ½.`,
  unit: 'distinct samples',
  range: '2.9 upwards; above real data where samples stray, below where they repeat each other',
  better: 'closer',
  group: 'diversity',
  primary: false,
  floor: REAL_DATA,
  applies: () => true,
  score({ target, generated }) {
    const batch = birthdayBatch(generated, closeness(target));
    if (batch !== undefined) return supportEstimate(batch);
    return { reason: 'No two of all generated samples are that close: they are too few to tell.' };
  },
};

/** How close counts as the same: σ of the modes, by weight where they differ; the smoothing elsewhere. */
function closeness({ components }: Target): number {
  if (!components) return SMOOTHING_WIDTH;
  return components.reduce((mean, { sigma, weight }) => mean + weight * sigma, 0);
}
