/** VEEGAN: a reconstructor that has to find the noise again, so that no mode may be dropped. */
import type { Inference } from './inference.ts';
import { refusedLoss } from './refusals.ts';

export const veegan: Inference = {
  id: 'veegan',
  name: 'VEEGAN',
  explanation:
    'A reconstructor learns to find the noise of every generated sample, and the critic judges pairs of sample and noise: real samples of a dropped mode get codes that look nothing like noise.',
  source: { citation: 'Srivastava et al. 2017', url: 'https://arxiv.org/abs/1705.07761' },
  parameters: [
    {
      id: 'weight',
      name: 'Weight of the reconstruction',
      symbol: 'λ',
      explanation: 'How much finding the noise again counts beside the critic; 1 as in the paper.',
      default: 1,
      minimum: 0,
      maximum: 100,
      scale: 'log',
    },
  ],
  formula: 'L_G + λ\\,\\mathbb{E}\\,\\lVert z - F(G(z)) \\rVert^2',
  symbol: 'F',
  encoder: true,
  pairs: true,
  returning: (ops, { latents, latentsReturned }) =>
    ops.mean(ops.sum(ops.square(ops.sub(latents, latentsReturned)), 1)),
  weight: 'weight',
  refusedBeside: refusedLoss,
};
