/** Parameters that several mixtures of Gaussians share. */
import type { Named } from './defineDistribution.ts';
import { sigmaParameter } from './defineDistribution.ts';

/** Radius of a ring of modes: √2, as in WGAN-GP's toy code. */
export const ringRadius: Named<'radius'> = {
  id: 'radius',
  name: 'Radius',
  symbol: 'R',
  explanation: 'Moves the modes away from the centre and from each other.',
  default: 1.4142,
  minimum: 0.2,
  maximum: 2,
};

/** Distance between neighbours on a square lattice of modes. */
export function gridSpacing(of: { default: number; maximum: number }): Named<'spacing'> {
  return {
    id: 'spacing',
    name: 'Spacing',
    symbol: 'd',
    explanation:
      'Moves neighbouring modes apart, which makes it harder to get from one to the next.',
    minimum: 0.1,
    ...of,
  };
}

/** Width of every mode. */
export function modeSigma(of: { default: number; maximum: number }): Named<'sigma'> {
  return sigmaParameter({
    name: 'Mode width',
    explanation: 'Widens every mode, until neighbours melt together.',
    ...of,
  });
}
