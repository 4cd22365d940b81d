/** How many features the critic puts out, where a loss compares batches by features instead of scores. */
import type { Parameter } from '../../experiment/parameter.ts';

export const features: Parameter = {
  id: 'features',
  name: 'Features',
  symbol: 'k',
  explanation: 'How many numbers the critic makes of a point; more of them tell more apart.',
  default: 8,
  minimum: 1,
  maximum: 64,
  integer: true,
  structural: true,
  scale: 'log',
};
