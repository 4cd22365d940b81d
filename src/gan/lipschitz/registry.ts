/** The Lipschitz methods there are, in the order in which they are offered. Adding one is one line here. */
import { clip } from './clip.ts';
import { dragan } from './dragan.ts';
import { gradientPenalty } from './gradient-penalty.ts';
import { groupsort } from './groupsort.ts';
import type { LipschitzMethod } from './method.ts';
import { needingCritic } from '../needingCritic.ts';
import { none } from './none.ts';
import { oneSidedPenalty } from './one-sided-penalty.ts';
import { r1 } from './r1.ts';
import { r1R2 } from './r1-r2.ts';
import { r2 } from './r2.ts';
import { spectralNorm } from './spectral-norm.ts';

const NO_CRITIC = 'This loss has no critic whose slope could be bounded.';

export const lipschitzMethods: readonly LipschitzMethod[] = [
  none,
  ...[clip, gradientPenalty, oneSidedPenalty, r1, r2, r1R2, dragan, spectralNorm, groupsort].map(
    (method) => needingCritic(method, NO_CRITIC),
  ),
];
