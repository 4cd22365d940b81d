/** scikit-learn's `make_circles`; default sizes are FFJORD's times 0.6. */
import { curveSigma } from './curveParameters.ts';
import { defineDistribution } from './defineDistribution.ts';
import type { Curve } from './noisyCurve.ts';
import { noisyCurveTarget } from './noisyCurve.ts';
import { pedregosa2011 } from './sources.ts';

export const circles = defineDistribution({
  id: 'circles',
  name: 'Two circles',
  explanation:
    'One noisy circle inside another: shows how a generator fares with holes that its latent space does not have.',
  source: pedregosa2011,
  parameters: [
    {
      id: 'radius',
      name: 'Outer radius',
      symbol: 'R',
      explanation: 'Makes both circles larger.',
      default: 1.8,
      minimum: 0.5,
      maximum: 2,
    },
    {
      id: 'factor',
      name: 'Inner radius',
      symbol: 'k',
      explanation: 'Makes the inner circle larger, as a fraction of the outer radius.',
      default: 0.5,
      minimum: 0.1,
      maximum: 0.9,
    },
    curveSigma({ default: 0.144, maximum: 0.15 }),
  ],
  create({ radius, factor, sigma }) {
    const circle = (r: number): Curve => ({
      weight: 0.5,
      x: (s) => r * Math.cos(2 * Math.PI * s),
      y: (s) => r * Math.sin(2 * Math.PI * s),
      maximumSpeed: 2 * Math.PI * r,
    });
    return noisyCurveTarget([circle(radius), circle(factor * radius)], sigma);
  },
});
