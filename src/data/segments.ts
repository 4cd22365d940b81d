/** Upright segments without thickness. They have no density, and none is made up for them. */
import type { Named } from './defineDistribution.ts';
import type { Target } from './distribution.ts';

/** A point uniform on one of the segments {x} × [−length/2, length/2], each as likely as the others. */
export function segmentsTarget(places: readonly number[], length: number): Target {
  return {
    sample(count, random) {
      const points = new Float32Array(2 * count);
      for (let i = 0; i < points.length; i += 2) {
        points[i] = places[random.integer(places.length)]!;
        points[i + 1] = length * (random.uniform() - 0.5);
      }
      return points;
    },
  };
}

export const segmentLength: Named<'length'> = {
  id: 'length',
  name: 'Length',
  symbol: 'ℓ',
  explanation: 'Stretches the line upwards and downwards.',
  default: 2,
  minimum: 0.1,
  maximum: 4,
};
