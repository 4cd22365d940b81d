/** The losses there are, in the order in which they are offered. Adding one is one line here. */
import { hinge } from './hinge.ts';
import { leastSquares } from './least-squares.ts';
import type { Loss } from './loss.ts';
import { standard } from './standard.ts';
import { wasserstein } from './wasserstein.ts';

export const losses: readonly Loss[] = [standard, leastSquares, wasserstein, hinge];
