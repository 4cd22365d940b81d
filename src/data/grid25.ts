/** The `25gaussians` of WGAN-GP's toy code: five by five narrow modes. */
import { defineDistribution } from './defineDistribution.ts';
import { gridComponents, mixtureTarget } from './gaussianMixture.ts';
import { gridSpacing, modeSigma } from './modeParameters.ts';
import { gulrajani2017 } from './sources.ts';

export const grid25 = defineDistribution({
  id: 'grid25',
  name: '25-mode grid',
  explanation:
    'Narrow Gaussians of equal weight on a 5 × 5 grid: counts how many modes a generator finds and keeps.',
  source: gulrajani2017,
  parameters: [
    gridSpacing({ default: 0.7072, maximum: 1 }),
    modeSigma({ default: 0.01768, maximum: 0.15 }),
  ],
  create: ({ spacing, sigma }) => mixtureTarget(gridComponents(5, spacing, sigma)),
});
