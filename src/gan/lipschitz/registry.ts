/** The Lipschitz methods there are, in the order in which they are offered. Adding one is one line here. */
import { clip } from './clip.ts';
import { gradientPenalty } from './gradient-penalty.ts';
import type { LipschitzMethod } from './method.ts';
import { none } from './none.ts';
import { oneSidedPenalty } from './one-sided-penalty.ts';
import { r1 } from './r1.ts';
import { spectralNorm } from './spectral-norm.ts';

export const lipschitzMethods: readonly LipschitzMethod[] = [
  none,
  clip,
  gradientPenalty,
  oneSidedPenalty,
  r1,
  spectralNorm,
];
