/** No bound on the critic at all. */
import type { LipschitzMethod } from './method.ts';

export const none: LipschitzMethod = {
  id: 'none',
  name: 'None',
  explanation: 'The critic may be as steep as it likes; the original GAN asks for nothing more.',
  guarantee: 'none',
};
