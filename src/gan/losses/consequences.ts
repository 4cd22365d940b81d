/**
 * What it means for the samples that one divergence or another is minimised: sentences that several
 * losses share. Says nothing of how well a particular run gets there.
 */
import type { Minimised } from './loss.ts';

export const COVERS_MODES =
  'Data without samples costs most, so samples spread over all modes and over the gaps between them.';

export const DROPS_MODES =
  'Samples where there is no data cost most, so the generator rather drops a mode than puts samples beside it.';

export const IS_BOUNDED =
  'Both mistakes cost a bounded amount, and once the supports are apart nothing says how far.';

export const IS_STEPWISE =
  'The best critic jumps between two values and is flat elsewhere: only a critic that is not yet at its best has a gradient to follow.';

/** The score climbed is log p/q: its mean over samples is the reverse KL divergence, and so is its gradient. */
export const REVERSE_KL: Minimised = { gradient: 'KL(q‖p)', implies: DROPS_MODES };
