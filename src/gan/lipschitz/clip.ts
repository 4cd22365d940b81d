/** Weight clipping, the first answer to the Wasserstein critic's need for a bounded slope. */
import type { LipschitzMethod } from './method.ts';

export const clip: LipschitzMethod = {
  id: 'clip',
  name: 'Weight clipping',
  explanation:
    'Clamps every weight and bias after each critic update: some bound for certain, but weights pile up at ±c and the critic turns crude.',
  source: { citation: 'Arjovsky et al. 2017', url: 'https://arxiv.org/abs/1701.07875' },
  parameters: [
    {
      id: 'limit',
      name: 'Limit',
      symbol: 'c',
      explanation: 'A larger limit allows steeper critics; too small and their gradients vanish.',
      default: 0.1,
      minimum: 0.001,
      maximum: 10,
      scale: 'log',
    },
  ],
  formula: 'w \\leftarrow \\min(\\max(w,\\, -c),\\, c)',
  constraint: { kind: 'clip', limit: 'limit' },
  guarantee: 'bounded',
};
