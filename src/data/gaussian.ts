/** One isotropic Gaussian. */
import { defineDistribution } from './defineDistribution.ts';
import { mixtureTarget } from './gaussianMixture.ts';
import { modeSigma } from './modeParameters.ts';

export const gaussian = defineDistribution({
  id: 'gaussian',
  name: 'One Gaussian',
  explanation:
    'A single round Gaussian: the easiest target, good for watching whether training settles or circles.',
  parameters: [
    {
      id: 'x',
      name: 'Centre x',
      symbol: 'x',
      explanation: 'Moves the Gaussian to the right.',
      default: 0,
      minimum: -1,
      maximum: 1,
    },
    {
      id: 'y',
      name: 'Centre y',
      symbol: 'y',
      explanation: 'Moves the Gaussian upwards.',
      default: 0,
      minimum: -1,
      maximum: 1,
    },
    { ...modeSigma({ default: 0.5, maximum: 0.5 }), explanation: 'Widens the Gaussian.' },
  ],
  create: ({ x, y, sigma }) => mixtureTarget([{ x, y, sigma, weight: 1 }]),
});
