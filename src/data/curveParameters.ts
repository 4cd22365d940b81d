/** Parameters that several noisy curves share. */
import type { Named } from './defineDistribution.ts';
import { sigmaParameter } from './defineDistribution.ts';

/** Width of the Gaussian around a curve. */
export function curveSigma(of: { default: number; maximum: number }): Named<'sigma'> {
  return sigmaParameter({
    name: 'Noise',
    explanation: 'Blurs the curve into a wider band.',
    ...of,
  });
}
