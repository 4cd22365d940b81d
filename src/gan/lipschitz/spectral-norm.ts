/** Spectral normalisation: each layer is divided by its largest singular value. */
import { NO_NORMALISATION } from '../normalisations.ts';
import type { LipschitzMethod } from './method.ts';

export const spectralNorm: LipschitzMethod = {
  id: 'spectral-norm',
  name: 'Spectral normalisation',
  explanation:
    'Divides every weight matrix by an estimate of its largest singular value, so that no layer stretches differences by much more than 1.',
  source: { citation: 'Miyato et al. 2018', url: 'https://arxiv.org/abs/1802.05957' },
  parameters: [
    {
      id: 'iterations',
      name: 'Power iterations',
      symbol: 'k',
      explanation:
        'Rounds of power iteration in each critic update; more follow the singular value faster.',
      default: 1,
      minimum: 1,
      maximum: 10,
      integer: true,
    },
  ],
  formula: '\\bar W = W / \\sigma_{\\max}(W)',
  constraint: { kind: 'spectral-norm', iterations: 'iterations' },
  criticNetwork: { normalisations: NO_NORMALISATION },
  guarantee: 'bounded',
};
