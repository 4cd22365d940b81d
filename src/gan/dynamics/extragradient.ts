/** Extragradient: both players look one step ahead and then follow, from where they are, what they see there. */
import type { Dynamics } from './dynamics.ts';

export const extragradient: Dynamics = {
  id: 'extragradient',
  name: 'Extragradient',
  explanation:
    'Both players try a step, and then make the step that they would make from there: circling turns into an inward spiral, at twice the price.',
  source: { citation: 'Gidel et al. 2019', url: 'https://arxiv.org/abs/1802.10551' },
  formula:
    '\\theta \\leftarrow \\theta - \\eta\\,\\xi\\left(\\theta - \\eta\\,\\xi(\\theta)\\right)',
  joint: (_, position) => position.ahead().field,
};
