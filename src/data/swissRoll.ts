/** The `swissroll` of WGAN-GP's toy code: scikit-learn's roll seen from its end, scaled down. */
import { defineDistribution } from './defineDistribution.ts';
import { curveSigma } from './curveParameters.ts';
import { noisyCurveTarget } from './noisyCurve.ts';
import { gulrajani2017 } from './sources.ts';

/** The roll (t cos t, t sin t) begins at this angle, as in scikit-learn. */
const START = 1.5 * Math.PI;

export const swissRoll = defineDistribution({
  id: 'swiss-roll',
  name: 'Swiss roll',
  explanation:
    'One noisy spiral, thinner in mass towards the outside: a connected curve that the generator has to bend a blob into.',
  source: gulrajani2017,
  parameters: [
    {
      id: 'turns',
      name: 'Turns',
      symbol: 'n',
      explanation: 'Rolls the curve up further, which narrows the gaps between its windings.',
      default: 1.5,
      minimum: 0.25,
      maximum: 4,
    },
    {
      id: 'radius',
      name: 'Outer radius',
      symbol: 'R',
      explanation: 'Makes the whole roll larger.',
      default: 1.885,
      minimum: 0.5,
      maximum: 2,
    },
    curveSigma({ default: 0.0333, maximum: 0.15 }),
  ],
  create({ turns, radius, sigma }) {
    const sweep = 2 * Math.PI * turns;
    const scale = radius / (START + sweep);
    const angle = (s: number) => START + sweep * s;
    const roll = {
      weight: 1,
      x: (s: number) => scale * angle(s) * Math.cos(angle(s)),
      y: (s: number) => scale * angle(s) * Math.sin(angle(s)),
      maximumSpeed: sweep * Math.hypot(radius, scale),
    };
    return noisyCurveTarget([roll], sigma);
  },
});
