/** What the generator is fed. */
import type { Random } from '../data/random.ts';
import type { Choice } from '../experiment/parameter.ts';

export interface Latent extends Choice {
  /** One coordinate of one latent vector. */
  draw(random: Random): number;
}

export const latents: readonly Latent[] = [
  {
    id: 'gaussian',
    name: 'Gaussian',
    explanation: 'Independent standard normal coordinates.',
    draw: (random) => random.gaussian(),
  },
  {
    id: 'uniform',
    name: 'Uniform',
    explanation: 'Independent coordinates, uniform on [−1, 1].',
    draw: (random) => 2 * random.uniform() - 1,
  },
];
