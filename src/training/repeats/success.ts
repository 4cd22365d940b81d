/** When a seed counts as a success: one rule for all targets with modes, and one for all others. */
import type { Target } from '../../data/distribution.ts';
import { jensenShannon } from '../../metrics/live/jsd.ts';
import type { SeedFigures } from './seedOutcome.ts';

/** Less of its fair share than this, and a mode counts as lost. */
const LEAST_OF_FAIR_SHARE = 0.1;

/** A share of exactly a tenth is enough, however its quotient was rounded; one sample is 10,000 times as much. */
const ROUNDING = 1e-8;

/** Of the largest Jensen–Shannon divergence there is, log 2. */
const LARGEST_DIVERGENCE = 0.1;

export interface Success {
  /** One sentence: what counts as a success here. */
  readonly meaning: string;
  holds(outcome: SeedFigures): boolean;
}

/** What counts as a success for generators of `target`. A seed that diverged never does. */
export function successOf({ components }: Target): Success {
  const { meaning, holds } = components
    ? everyModeHeld(components.map(({ weight }) => weight))
    : DIVERGENCE_SMALL;
  return { meaning, holds: (outcome) => outcome.diverged === undefined && holds(outcome) };
}

function everyModeHeld(weights: readonly number[]): Success {
  return {
    meaning: 'Every mode holds at least a tenth of its fair share among all samples.',
    holds: ({ modeShares }) =>
      modeShares !== undefined &&
      weights.every(
        (weight, mode) => (modeShares[mode] ?? 0) >= LEAST_OF_FAIR_SHARE * weight - ROUNDING,
      ),
  };
}

const DIVERGENCE_SMALL: Success = {
  meaning: 'The Jensen–Shannon divergence is at most 0.1 · log 2.',
  holds({ metrics }) {
    const divergence = metrics[jensenShannon.id] ?? Infinity;
    return divergence <= LARGEST_DIVERGENCE * Math.LN2;
  },
};
