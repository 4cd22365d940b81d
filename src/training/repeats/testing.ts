/** Outcomes for tests, as they would be kept. */
import { SHOWN_POINTS } from '../protocol.ts';
import type { SeedOutcome } from './seedOutcome.ts';

/** An outcome of a seed that did not diverge, unless `changes` say so. */
export function outcomeWith(changes: Partial<SeedOutcome> = {}): SeedOutcome {
  const samples =
    changes.diverged === undefined
      ? Array.from({ length: 2 * SHOWN_POINTS }, (_, index) => index / 1000)
      : [];
  return {
    version: 1,
    seed: 1,
    iterations: 100,
    executor: 'wasm',
    seconds: 2.5,
    metrics: changes.diverged === undefined ? { jsd: 0.25, modes: 3, kl: null } : {},
    samples,
    ...changes,
  };
}
