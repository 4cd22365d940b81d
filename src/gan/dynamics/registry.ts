/** The ways of following gradients there are, in the order in which they are offered. Adding one is one line here. */
import { consensus } from './consensus.ts';
import type { Dynamics } from './dynamics.ts';
import { extragradient } from './extragradient.ts';
import { gradient } from './gradient.ts';
import { needingCritic } from '../needingCritic.ts';
import { optimistic } from './optimistic.ts';
import { sga } from './sga.ts';
import { unrolled } from './unrolled.ts';

const NO_GAME =
  'This loss has no critic, so there is one player and no game whose dynamics could be changed.';

export const dynamics: readonly Dynamics[] = [
  gradient,
  ...[unrolled, optimistic, extragradient, consensus, sga].map((dynamics) =>
    needingCritic(dynamics, NO_GAME),
  ),
];
