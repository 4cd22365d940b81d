/** FFJORD's two spirals times 0.6, with Gaussian noise alone. */
import { curveSigma } from './curveParameters.ts';
import { defineDistribution } from './defineDistribution.ts';
import type { Curve } from './noisyCurve.ts';
import { noisyCurveTarget } from './noisyCurve.ts';
import { grathwohl2019 } from './sources.ts';

export const spiral = defineDistribution({
  id: 'spiral',
  name: 'Spirals',
  explanation:
    'Spiral arms wound around a common centre: long thin curves close together, hard for small networks.',
  source: grathwohl2019,
  parameters: [
    {
      id: 'arms',
      name: 'Arms',
      symbol: 'K',
      explanation: 'Winds more arms around the centre, which narrows the gaps between them.',
      default: 2,
      minimum: 1,
      maximum: 5,
      integer: true,
    },
    {
      id: 'turns',
      name: 'Turns',
      symbol: 'n',
      explanation: 'Winds every arm further around the centre.',
      default: 1.5,
      minimum: 0.25,
      maximum: 4,
    },
    {
      id: 'radius',
      name: 'Outer radius',
      symbol: 'R',
      explanation: 'Makes the whole spiral larger.',
      default: 1.9,
      minimum: 0.5,
      maximum: 2,
    },
    curveSigma({ default: 0.06, maximum: 0.15 }),
  ],
  create({ arms, turns, radius, sigma }) {
    const sweep = 2 * Math.PI * turns;
    const arm = (k: number): Curve => {
      const start = Math.PI + (2 * Math.PI * k) / arms;
      return {
        weight: 1 / arms,
        x: (s) => radius * s * Math.cos(start + sweep * s),
        y: (s) => -radius * s * Math.sin(start + sweep * s),
        maximumSpeed: radius * Math.hypot(1, sweep),
        // Mass in proportion to the distance from the centre, so nearly even along the arm.
        spread: { density: (s) => 2 * s, quantile: Math.sqrt },
      };
    };
    return noisyCurveTarget(
      Array.from({ length: arms }, (_, k) => arm(k)),
      sigma,
    );
  },
});
