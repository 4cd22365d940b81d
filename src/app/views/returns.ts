/** How far from where they started points come out of the two networks, beside what strangers are apart. */
import { meanDistance } from '../../metrics/meanDistance.ts';
import type { InferencePicture } from '../../training/protocol.ts';

export interface MeanReturn {
  /** Mean distance between start and end. */
  readonly distance: number;
  /** Mean distance between the start of one and the end of another. */
  readonly byChance: number;
}

export interface MeanReturns {
  /** x ↦ z ↦ x, in data units. */
  readonly real: MeanReturn;
  /** z ↦ x ↦ z, in units of what the generator is fed. */
  readonly latents: MeanReturn;
}

export function meanReturnsOf(picture: InferencePicture): MeanReturns {
  const { real, realReturned, latents, latentsReturned, latentDimension } = picture;
  return {
    real: meanReturn(real, realReturned, 2),
    latents: meanReturn(latents, latentsReturned, latentDimension),
  };
}

function meanReturn(from: Float32Array, to: Float32Array, dimension: number): MeanReturn {
  return {
    distance: meanDistance(from, to, dimension),
    byChance: meanDistance(from, to, dimension, 1),
  };
}
