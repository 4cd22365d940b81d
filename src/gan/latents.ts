/** What the generator is fed. */
import type { Random } from '../data/random.ts';
import type { Choice } from '../experiment/parameter.ts';

export interface Latent extends Choice {
  /** Writes coordinates of latent vectors into all of `out`. */
  drawInto(out: Float32Array, random: Random): void;
}

export const latents: readonly Latent[] = [
  {
    id: 'gaussian',
    name: 'Gaussian',
    explanation: 'Independent standard normal coordinates.',
    drawInto: (out, random) => random.fillGaussian(out),
  },
  {
    id: 'uniform',
    name: 'Uniform',
    explanation: 'Independent coordinates, uniform on [−1, 1].',
    drawInto(out, random) {
      random.fillUniform(out);
      for (let i = 0; i < out.length; i++) out[i] = 2 * out[i]! - 1;
    },
  },
];

/** What stands in the place of noise where the generator translates samples of a second distribution. */
export const latentsFromData: readonly Choice[] = [
  {
    id: 'source',
    name: 'Second distribution',
    explanation: 'Samples of the second distribution.',
  },
];
