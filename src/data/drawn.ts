/**
 * Points of one's own. Each is the centre of an equal Gaussian, so that the sampler and the density
 * are exact whatever was drawn; a few points are modes, many are a shape.
 */
import { defineDistribution, sigmaParameter, type NamedText } from './defineDistribution.ts';
import type { GaussianComponent, Target } from './distribution.ts';
import { mixtureTarget } from './gaussianMixture.ts';
import { kernelDensity } from './kernelDensity.ts';
import { pointSampler } from './pointSampler.ts';
import {
  LONGEST_POINTS_TEXT,
  MOST_POINTS,
  pointsOf,
  readPointsText,
  writePointsText,
} from './pointsText.ts';

/** Up to so many different points count as modes; of more, nobody wants to know one by one. */
export const MOST_MODES = 32;

/** Standard deviations beyond which e^(−r²/2) is below the precision of a sum that contains 1. */
const DENSITY_REACH = 9;

/** The right half of the heart, evenly spaced from top to bottom, without the two points on the axis. */
const RIGHT_OF_HEART = [
  [0.18, 1.21],
  [0.53, 1.48],
  [0.98, 1.52],
  [1.38, 1.33],
  [1.65, 0.97],
  [1.68, 0.53],
  [1.5, 0.12],
  [1.2, -0.22],
  [0.87, -0.53],
  [0.53, -0.82],
  [0.21, -1.15],
] as const;

/** 24 points around the heart x = 16 sin³t, y = 13 cos t − 5 cos 2t − 2 cos 3t − cos 4t, scaled. */
const HEART = [
  [0, 0.8],
  ...RIGHT_OF_HEART,
  [0, -1.54],
  ...RIGHT_OF_HEART.map(([x, y]) => [-x, y] as const).toReversed(),
].flat();

const points: NamedText<'points'> = {
  id: 'points',
  name: 'Points',
  explanation: `Where the Gaussians are: from 1 to ${MOST_POINTS.toLocaleString('en')} points.`,
  allowed: `the code of 1 to ${MOST_POINTS.toLocaleString('en')} points, as a link holds it`,
  default: writePointsText(HEART),
  longest: LONGEST_POINTS_TEXT,
  encoded: true,
  problemIn(text) {
    const read = readPointsText(text);
    return 'problem' in read ? read.problem : undefined;
  },
};

export const drawn = defineDistribution({
  id: 'drawn',
  name: 'Your own points',
  explanation:
    'Points that you draw, type or load, each the centre of a Gaussian: shows what becomes of any shape you like.',
  parameters: [
    sigmaParameter({
      name: 'Width of a point',
      explanation: 'Widens the Gaussian around every point, until neighbours melt together.',
      default: 0.05,
      maximum: 0.3,
    }),
  ],
  texts: [points],
  create: ({ sigma }, texts) => drawnTarget(pointsOf(texts.points), sigma),
});

/** Equal Gaussians N(point, σ²I) around all points; equal points count as often as they are there. */
function drawnTarget(centres: Float64Array, sigma: number): Target {
  const modes = modesAt(centres, sigma);
  if (modes) return mixtureTarget(modes);
  const count = centres.length / 2;
  return {
    sample: pointSampler({ uniforms: 1, gaussians: 2 }, (rows, points, at) => {
      for (let i = 0; i < rows.length; i += 3, at += 2) {
        const centre = 2 * Math.floor(rows[i]! * count);
        points[at] = centres[centre]! + sigma * rows[i + 1]!;
        points[at + 1] = centres[centre + 1]! + sigma * rows[i + 2]!;
      }
    }),
    density: kernelDensity(centres, sigma, DENSITY_REACH),
  };
}

/** Where points are and what share of all is there; undefined where there are too many places. */
function modesAt(centres: Float64Array, sigma: number): GaussianComponent[] | undefined {
  const places = new Map<string, { x: number; y: number; count: number }>();
  for (let i = 0; i < centres.length; i += 2) {
    const [x, y] = [centres[i]!, centres[i + 1]!];
    const place = `${x} ${y}`;
    places.set(place, { x, y, count: (places.get(place)?.count ?? 0) + 1 });
    if (places.size > MOST_MODES) return undefined;
  }
  return Array.from(places.values(), ({ x, y, count }) => ({
    x,
    y,
    sigma,
    weight: count / (centres.length / 2),
  }));
}
