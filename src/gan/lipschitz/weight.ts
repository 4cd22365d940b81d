/** The weight that every penalty has in front. */
import type { Parameter } from '../../experiment/parameter.ts';

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
