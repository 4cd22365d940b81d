/** The `8gaussians` of WGAN-GP's toy code: a ring of narrow modes. */
import { defineDistribution } from './defineDistribution.ts';
import { mixtureTarget, ringComponents } from './gaussianMixture.ts';
import { modeSigma, ringRadius } from './modeParameters.ts';
import { gulrajani2017 } from './sources.ts';

export const ring8 = defineDistribution({
  id: 'ring8',
  name: 'Ring of modes',
  explanation:
    'Narrow Gaussians of equal weight on a circle, eight by default: the classic picture of mode collapse.',
  source: gulrajani2017,
  parameters: [
    {
      id: 'modes',
      name: 'Modes',
      symbol: 'K',
      explanation: 'Puts more Gaussians on the circle, closer to each other.',
      default: 8,
      minimum: 1,
      maximum: 32,
      integer: true,
    },
    ringRadius,
    modeSigma({ default: 0.01414, maximum: 0.15 }),
  ],
  create: ({ modes, radius, sigma }) =>
    mixtureTarget(ringComponents(radius, sigma, Array<number>(modes).fill(1 / modes))),
});
