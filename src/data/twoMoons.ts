/** scikit-learn's `make_moons`, centred; default sizes are FFJORD's times 0.6. */
import { curveSigma } from './curveParameters.ts';
import { defineDistribution } from './defineDistribution.ts';
import type { Curve } from './noisyCurve.ts';
import { noisyCurveTarget } from './noisyCurve.ts';
import { pedregosa2011 } from './sources.ts';

export const twoMoons = defineDistribution({
  id: 'two-moons',
  name: 'Two moons',
  explanation:
    'Two interlocking half circles: two separate curved pieces, between which a continuous generator has to leave a bridge.',
  source: pedregosa2011,
  parameters: [
    {
      id: 'radius',
      name: 'Radius',
      symbol: 'R',
      explanation: 'Makes both moons larger.',
      default: 1.2,
      minimum: 0.3,
      maximum: 1.3,
    },
    {
      id: 'interlock',
      name: 'Interlock',
      symbol: 'a',
      explanation: 'Pushes each moon deeper into the other, as a fraction of the radius.',
      default: 0.5,
      minimum: 0,
      maximum: 0.9,
    },
    curveSigma({ default: 0.12, maximum: 0.15 }),
  ],
  create({ radius, interlock, sigma }) {
    const moon = (side: 1 | -1): Curve => ({
      weight: 0.5,
      x: (s) => side * radius * (Math.cos(Math.PI * s) - 0.5),
      y: (s) => side * radius * (Math.sin(Math.PI * s) - interlock / 2),
      maximumSpeed: Math.PI * radius,
    });
    return noisyCurveTarget([moon(1), moon(-1)], sigma);
  },
});
