/** Unrolling: the generator answers the critic as it will be, and knows how its own move changes that. */
import type { Dynamics } from './dynamics.ts';

export const unrolled: Dynamics = {
  id: 'unrolled',
  name: 'Unrolled',
  explanation:
    'The generator looks k critic updates ahead, on its own batch, and differentiates through all of them, optimiser included: running to where the critic is not looking yet no longer pays.',
  source: { citation: 'Metz et al. 2017', url: 'https://arxiv.org/abs/1611.02163' },
  parameters: [
    {
      id: 'steps',
      name: 'Critic updates ahead',
      symbol: 'k',
      explanation: 'More see through more of the critic’s answers; each costs about four updates.',
      default: 5,
      minimum: 1,
      maximum: 10,
      integer: true,
    },
  ],
  formula: 'L_G\\left(\\theta_G,\\, \\theta_D^{(k)}(\\theta_G)\\right)',
  unrolls: 'steps',
};
