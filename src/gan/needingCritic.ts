/** What is said of alternatives that make no sense beside a loss without a critic. */
import type { ConditionalChoice } from '../experiment/alternatives.ts';

/** The alternative, refused with `reason` beside losses without a critic. */
export function needingCritic<Alternative extends ConditionalChoice>(
  alternative: Alternative,
  reason: string,
): Alternative {
  return { ...alternative, refusedBeside: ({ loss }) => (loss.criticless ? reason : undefined) };
}
