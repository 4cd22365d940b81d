/** An entropy bonus: the generator is paid for spreading its samples. */
import { entropyOf, multiply, negative, parameter, pointsOf } from '../expression/expression.ts';
import type { Stabilizer } from './stabilizer.ts';

export const entropy: Stabilizer = {
  id: 'entropy',
  name: 'Entropy bonus',
  explanation:
    'Takes the entropy of the generated batch, estimated from nearest neighbours, off the generator’s loss: samples are pushed apart, modes are kept, and too much of it blurs them.',
  source: { citation: 'Dieng et al. 2019', url: 'https://arxiv.org/abs/1910.04302' },
  parameters: [
    {
      id: 'weight',
      name: 'Weight',
      symbol: 'λ',
      explanation: 'More spreads more, at last beyond the data.',
      default: 0.01,
      minimum: 0,
      maximum: 10,
      scale: 'log',
    },
  ],
  generatorTerm: negative(multiply(parameter('weight', 'λ'), entropyOf(pointsOf('generated')))),
};
