/** The ways of following gradients there are, in the order in which they are offered. Adding one is one line here. */
import { consensus } from './consensus.ts';
import type { Dynamics } from './dynamics.ts';
import { extragradient } from './extragradient.ts';
import { gradient } from './gradient.ts';
import { optimistic } from './optimistic.ts';
import { sga } from './sga.ts';
import { unrolled } from './unrolled.ts';

export const dynamics: readonly Dynamics[] = [
  gradient,
  unrolled,
  optimistic,
  extragradient,
  consensus,
  sga,
];
