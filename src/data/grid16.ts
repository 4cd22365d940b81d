/** The 4 × 4 grid of the symplectic gradient adjustment experiments. */
import { defineDistribution } from './defineDistribution.ts';
import { gridComponents, mixtureTarget } from './gaussianMixture.ts';
import { gridSpacing, modeSigma } from './modeParameters.ts';

export const grid16 = defineDistribution({
  id: 'grid16',
  name: '16-mode grid',
  explanation:
    'Narrow Gaussians on a 4 × 4 grid, far apart for their width: tests whether updates of the two players circle or converge.',
  source: { citation: 'Balduzzi et al. 2018', url: 'https://arxiv.org/abs/1802.05642' },
  parameters: [
    gridSpacing({ default: 1, maximum: 1.3 }),
    modeSigma({ default: 0.02, maximum: 0.15 }),
  ],
  create: ({ spacing, sigma }) => mixtureTarget(gridComponents(4, spacing, sigma)),
});
