/** GroupSort with orthonormal weights: a critic that is 1-Lipschitz everywhere and can still be steep everywhere. */
import { groupSort } from '../activations.ts';
import { NO_NORMALISATION } from '../normalisations.ts';
import type { LipschitzMethod } from './method.ts';

export const groupsort: LipschitzMethod = {
  id: 'groupsort',
  name: 'GroupSort',
  explanation:
    'Björck iterations make every weight matrix orthonormal, and units are sorted in pairs instead of being cut off, so no layer stretches anything and hidden layers lose no slope on the way back. Hidden layers are of even width.',
  source: { citation: 'Anil et al. 2019', url: 'https://arxiv.org/abs/1811.05381' },
  parameters: [
    {
      id: 'iterations',
      name: 'Björck iterations',
      symbol: 'k',
      explanation:
        'Rounds of orthonormalisation after each critic update; more leave the weights closer to orthonormal. The bound holds with any number.',
      default: 6,
      minimum: 1,
      maximum: 20,
      integer: true,
    },
  ],
  formula: 'W \\leftarrow \\tfrac32\\,W - \\tfrac12\\,W\\,W^{\\top} W',
  constraint: { kind: 'orthonormal', iterations: 'iterations' },
  criticNetwork: {
    activations: [groupSort],
    normalisations: NO_NORMALISATION,
    widthMultipleOf: 2,
  },
  guarantee: 'at-most-one-everywhere',
};
