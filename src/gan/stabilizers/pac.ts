/** Packing: the critic judges several samples of one kind at a time, so that a lack of variety shows. */
import type { Stabilizer } from './stabilizer.ts';

export const pac: Stabilizer = {
  id: 'pac',
  name: 'Packing',
  explanation:
    'The critic judges packs of m samples of one kind: a generator that repeats itself is found out. The batch counts packs. Pictures show the critic on packs of one point m times.',
  source: { citation: 'Lin et al. 2018', url: 'https://arxiv.org/abs/1712.04086' },
  parameters: [
    {
      id: 'samples',
      name: 'Samples in a pack',
      symbol: 'm',
      explanation: 'More make collapse more visible and the critic’s task harder.',
      default: 2,
      minimum: 2,
      maximum: 8,
      integer: true,
      structural: true,
    },
  ],
  formula: 'D(x_1, \\dots, x_m)',
  pack: 'samples',
  refusedBeside({ loss, inference }) {
    if (loss.criticless) return 'This loss has no critic that could judge packs.';
    if (inference?.encoder)
      return 'Packs are not offered beside a second network, which leads back from single samples.';
    return undefined;
  },
};
