/** The second networks there are, in the order in which they are offered. Adding one is one line here. */
import { ali } from './ali.ts';
import { cycle } from './cycle.ts';
import type { Inference } from './inference.ts';
import { none } from './none.ts';
import { veegan } from './veegan.ts';

export const inferences: readonly Inference[] = [none, ali, veegan, cycle];
