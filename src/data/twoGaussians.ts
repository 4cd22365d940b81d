/** Two isotropic Gaussians side by side. */
import { defineDistribution } from './defineDistribution.ts';
import { mixtureTarget } from './gaussianMixture.ts';
import { modeSigma } from './modeParameters.ts';

export const twoGaussians = defineDistribution({
  id: 'two-gaussians',
  name: 'Two Gaussians',
  explanation:
    'Two round Gaussians side by side: with a small generator it shows which modes a divergence covers and which it gives up.',
  parameters: [
    {
      id: 'separation',
      name: 'Separation',
      symbol: 'd',
      explanation: 'Moves the two centres apart.',
      default: 2,
      minimum: 0,
      maximum: 3,
    },
    {
      id: 'share',
      name: 'Share of the right one',
      symbol: 'w',
      explanation: 'Gives more of the mass to the right Gaussian and less to the left one.',
      default: 0.5,
      minimum: 0.01,
      maximum: 0.99,
    },
    modeSigma({ default: 0.25, maximum: 0.33 }),
  ],
  create: ({ separation, share, sigma }) =>
    mixtureTarget([
      { x: -separation / 2, y: 0, sigma, weight: 1 - share },
      { x: separation / 2, y: 0, sigma, weight: share },
    ]),
});
