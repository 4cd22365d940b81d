/** Upright segments without thickness. They have no density, and none is made up for them. */
import type { Named } from './defineDistribution.ts';
import type { Target } from './distribution.ts';
import { pointSampler } from './pointSampler.ts';

/** A point uniform on one of the segments {x} × [−length/2, length/2], each as likely as the others. */
export function segmentsTarget(places: readonly number[], length: number): Target {
  return {
    sample: pointSampler({ uniforms: 2, gaussians: 0 }, (rows, points, at) => {
      for (let i = 0; i < rows.length; i += 2, at += 2) {
        points[at] = places[Math.floor(rows[i]! * places.length)]!;
        points[at + 1] = length * (rows[i + 1]! - 0.5);
      }
    }),
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
