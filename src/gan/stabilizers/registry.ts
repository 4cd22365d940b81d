/** The stabilisers there are, in the order in which they are offered. Adding one is one line here. */
import { ema } from './ema.ts';
import { entropy } from './entropy.ts';
import { featureMatching } from './feature-matching.ts';
import { instanceNoise } from './instance-noise.ts';
import { minibatchDiscrimination } from './minibatch-discrimination.ts';
import { pac } from './pac.ts';
import type { Stabilizer } from './stabilizer.ts';

export const stabilizers: readonly Stabilizer[] = [
  instanceNoise,
  pac,
  minibatchDiscrimination,
  featureMatching,
  entropy,
  ema,
];
