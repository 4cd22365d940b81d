/** Whether the generator answers the critic's latest move or the one before. */
import type { Choice } from '../experiment/parameter.ts';

export const updateOrders: readonly Choice[] = [
  {
    id: 'alternating',
    name: 'Alternating',
    explanation: 'The generator moves against the critic as it is after its updates.',
  },
  {
    id: 'simultaneous',
    name: 'Simultaneous',
    explanation: 'Both move from the same position; games circle more.',
  },
];
