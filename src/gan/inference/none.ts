/** A generator alone. */
import type { Inference } from './inference.ts';

export const none: Inference = {
  id: 'none',
  name: 'None',
  explanation: 'The generator leads from noise to samples, and nothing leads back.',
};
