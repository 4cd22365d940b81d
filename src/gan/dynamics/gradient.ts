/** Each player follows its own gradient: what every GAN does unless something else is said. */
import type { Dynamics } from './dynamics.ts';

export const gradient: Dynamics = {
  id: 'gradient',
  name: 'Gradient',
  explanation: 'Each player follows the gradient of its own loss and minds nothing else.',
  formula: '\\theta \\leftarrow \\theta - \\eta\\,\\xi',
};
