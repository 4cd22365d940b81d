/** Consensus optimisation: the players also agree to make both gradients small. */
import type { Dynamics } from './dynamics.ts';

export const consensus: Dynamics = {
  id: 'consensus',
  name: 'Consensus',
  explanation:
    'Adds the gradient of ½‖ξ‖², the size of both players’ gradients: it damps the circling, and it also likes any point where gradients vanish, good or bad.',
  source: { citation: 'Mescheder et al. 2017', url: 'https://arxiv.org/abs/1705.10461' },
  parameters: [
    {
      id: 'weight',
      name: 'Weight',
      symbol: 'γ',
      explanation: 'More damps harder and slows everything else down.',
      default: 0.1,
      minimum: 0,
      maximum: 100,
      scale: 'log',
    },
  ],
  formula: '\\theta \\leftarrow \\theta - \\eta\\,(\\xi + γ\\,H^{\\top}\\xi)',
  joint(ops, position, { weight }) {
    const { field } = position;
    const damping = position.transposed(field);
    return {
      critic: ops.add(field.critic, ops.mul(weight!, damping.critic)),
      generator: ops.add(field.generator, ops.mul(weight!, damping.generator)),
    };
  },
};
