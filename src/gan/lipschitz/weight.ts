/** The weights that penalties have in front. */
import type { Parameter } from '../../experiment/parameter.ts';

/** Of penalties that pull slopes towards 1. */
export const penaltyWeight: Parameter = {
  id: 'weight',
  name: 'Weight',
  symbol: 'λ',
  explanation:
    'A larger weight holds the slope closer to its bound and lets the critic learn less.',
  default: 0.3,
  minimum: 0.001,
  maximum: 100,
  scale: 'log',
};

/** Of penalties that pull slopes towards 0. */
export const dampingWeight: Parameter = {
  id: 'weight',
  name: 'Weight',
  symbol: 'γ',
  explanation: 'A larger weight damps the circling of the two players and slows both.',
  default: 1,
  minimum: 0.001,
  maximum: 100,
  scale: 'log',
};
