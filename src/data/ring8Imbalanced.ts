/** The ring of modes with most of the mass on two neighbours. */
import { defineDistribution } from './defineDistribution.ts';
import { mixtureTarget, ringComponents } from './gaussianMixture.ts';
import { modeSigma, ringRadius } from './modeParameters.ts';

export const ring8Imbalanced = defineDistribution({
  id: 'ring8-imbalanced',
  name: 'Imbalanced ring',
  explanation:
    'A ring of modes of which two neighbours share most of the mass: shows whether a generator forgets the rare ones.',
  source: { citation: 'Liu et al. 2020', url: 'https://arxiv.org/abs/1902.00813' },
  parameters: [
    {
      id: 'modes',
      name: 'Modes',
      symbol: 'K',
      explanation: 'Puts more Gaussians on the circle, so that each rare one becomes rarer.',
      default: 8,
      minimum: 3,
      maximum: 32,
      integer: true,
    },
    {
      id: 'share',
      name: 'Share of the heavy pair',
      symbol: 'w',
      explanation: 'Gives more of the mass to two neighbouring modes and less to all others.',
      default: 0.8,
      minimum: 0.05,
      maximum: 0.99,
    },
    ringRadius,
    modeSigma({ default: 0.01414, maximum: 0.15 }),
  ],
  create({ modes, share, radius, sigma }) {
    const weights = Array.from({ length: modes }, (_, k) =>
      k < 2 ? share / 2 : (1 - share) / (modes - 2),
    );
    return mixtureTarget(ringComponents(radius, sigma, weights));
  },
});
