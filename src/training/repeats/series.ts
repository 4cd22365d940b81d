/**
 * What the seeds of one repeat have in common, and which seeds they are. Trains nothing.
 */
import type { Experiment } from '../../experiment/experiment.ts';
import { SEED } from '../../experiment/sizes.ts';

/** More say hardly more: the error of a mean falls with the root of their number. */
export const MOST_SEEDS = 1000;

/**
 * Equal for runs that differ in nothing but the seed: 16 hexadecimal digits. Every field counts, also
 * those at their defaults, so that outcomes are not taken for those of other defaults.
 */
export function repeatKey(experiment: Experiment, iterations: number): string {
  const fields = Object.entries(experiment)
    .filter(([key]) => key !== SEED.id)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return digest(JSON.stringify([iterations, ...fields]));
}

/** `count` experiments: this one and those with the seeds that follow; after the largest seed comes 0. */
export function seedsOf(experiment: Experiment, count: number): readonly Experiment[] {
  const seeds = SEED.maximum + 1;
  return Array.from({ length: count }, (_, index) => ({
    ...experiment,
    seed: (experiment.seed + index) % seeds,
  }));
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/**
 * FNV-1a of 64 bits over UTF-8 (Fowler, Noll and Vo; IETF draft-eastlake-fnv). No cryptography: a browser offers that
 * asynchronously and on secure pages alone, and nobody gains by two repeats of one key.
 */
function digest(text: string): string {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME);
  }
  return hash.toString(16).padStart(16, '0');
}
