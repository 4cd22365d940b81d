/** Optimism: each gradient is corrected by how it has changed since the update before. */
import type { Dynamics } from './dynamics.ts';

export const optimistic: Dynamics = {
  id: 'optimistic',
  name: 'Optimistic',
  explanation:
    'Takes the gradient twice and the one before once away, as if the next change were known already: games that circle under plain gradients spiral inwards.',
  source: { citation: 'Daskalakis et al. 2018', url: 'https://arxiv.org/abs/1711.00141' },
  formula: '\\theta \\leftarrow \\theta - \\eta\\,(2\\,\\xi_t - \\xi_{t-1})',
  remembering: (ops, gradient, previous) => ops.sub(ops.mul(2, gradient), previous),
};
