/** The kernel inception distance as a live metric. */
import { UNBIASED_ZERO } from '../floors.ts';
import { kid } from '../kid.ts';
import type { Metric } from '../metric.ts';

export const liveKid: Metric = {
  id: 'kid',
  name: 'Kernel inception distance',
  symbol: 'KID',
  meaning:
    'MMD² with the kernel (x·y/2 + 1)³ on the points themselves, all samples, unbiased: compares moments up to the third.',
  range: 'about 0 upwards; below 0 by chance alone',
  better: 'lower',
  group: 'distances',
  primary: false,
  floor: UNBIASED_ZERO,
  applies: () => true,
  score: ({ real, generated }) => kid(real, generated),
};
