/**
 * Gaussians stretched along the spokes of a wheel, then twisted around the centre (Johnson et al.
 * 2016; default sizes are FFJORD's times 0.5). The twist depends on the distance from the centre,
 * not on the coordinate along the spoke as in the original code: a point of the blade turns by
 * almost the same angle, but the map preserves area and is inverted exactly.
 */
import { defineDistribution } from './defineDistribution.ts';
import type { Target } from './distribution.ts';
import { pointSampler } from './pointSampler.ts';

export const pinwheel = defineDistribution({
  id: 'pinwheel',
  name: 'Pinwheel',
  explanation:
    'Bent blades around a centre: separate modes that are neither round nor straight, so each has a shape to be learnt.',
  source: { citation: 'Johnson et al. 2016', url: 'https://arxiv.org/abs/1603.06277' },
  parameters: [
    {
      id: 'blades',
      name: 'Blades',
      symbol: 'K',
      explanation: 'Puts more blades around the centre.',
      default: 5,
      minimum: 1,
      maximum: 12,
      integer: true,
    },
    {
      id: 'radius',
      name: 'Radius',
      symbol: 'R',
      explanation: 'Moves the blades away from the centre.',
      default: 1,
      minimum: 0.3,
      maximum: 1.25,
    },
    {
      id: 'twist',
      name: 'Twist',
      symbol: 'ω',
      unit: 'rad',
      explanation: 'Bends the blades further around the centre.',
      default: 0.25,
      minimum: 0,
      maximum: 0.5,
    },
    {
      id: 'radialSigma',
      name: 'Blade length',
      symbol: 's',
      explanation: 'Stretches every blade away from and towards the centre.',
      default: 0.3,
      minimum: 0.02,
      maximum: 0.4,
    },
    {
      id: 'tangentialSigma',
      name: 'Blade width',
      symbol: 'σ',
      explanation: 'Widens every blade.',
      default: 0.1,
      minimum: 0.01,
      maximum: 0.3,
    },
  ],
  create: createPinwheel,
});

/**
 * Blade k: (a, b) with a ~ N(radius, radialSigma²) and b ~ N(0, tangentialSigma²), turned by
 * −(2πk/blades + twist·e^r) with r = √(a² + b²). Turning leaves r as it is and areas unchanged, so
 * the density at a point is that of (a, b) at the point turned back.
 */
function createPinwheel({
  blades,
  radius,
  twist,
  radialSigma,
  tangentialSigma,
}: {
  blades: number;
  radius: number;
  twist: number;
  radialSigma: number;
  tangentialSigma: number;
}): Target {
  const angle = (blade: number, distance: number) =>
    (2 * Math.PI * blade) / blades + twist * Math.exp(distance);
  const peak = 1 / (blades * 2 * Math.PI * radialSigma * tangentialSigma);
  return {
    sample: pointSampler({ uniforms: 1, gaussians: 2 }, (rows, points, at) => {
      for (let i = 0; i < rows.length; i += 3, at += 2) {
        const blade = Math.floor(rows[i]! * blades);
        const a = radius + radialSigma * rows[i + 1]!;
        const b = tangentialSigma * rows[i + 2]!;
        const turn = angle(blade, Math.hypot(a, b));
        points[at] = a * Math.cos(turn) + b * Math.sin(turn);
        points[at + 1] = b * Math.cos(turn) - a * Math.sin(turn);
      }
    }),
    density(x, y) {
      const distance = Math.hypot(x, y);
      let sum = 0;
      for (let blade = 0; blade < blades; blade++) {
        const turn = angle(blade, distance);
        const a = x * Math.cos(turn) - y * Math.sin(turn);
        const b = x * Math.sin(turn) + y * Math.cos(turn);
        sum += Math.exp(-0.5 * (((a - radius) / radialSigma) ** 2 + (b / tangentialSigma) ** 2));
      }
      return peak * sum;
    },
  };
}
