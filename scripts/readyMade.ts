/** All that is ready-made, presets and comparisons alike, as pages and pictures of it need it. */
import { comparisons } from '../src/experiment/comparisons.ts';
import { presets } from '../src/experiment/presets.ts';

export interface ReadyMade {
  /** Part of addresses. */
  readonly id: string;
  readonly name: string;
  readonly watch: string;
  /** Without `#`; empty is the default experiment. */
  readonly hash: string;
}

export const readyMade: readonly ReadyMade[] = [...presets, ...comparisons];
