/** R1: the critic is charged for any slope on real samples, which makes the game converge locally. */
import { mean, multiply, parameter, slopeAt, square } from '../expression/expression.ts';
import { tex } from '../expression/tex.ts';
import type { LipschitzMethod } from './method.ts';
import { dampingWeight } from './weight.ts';

const penalty = multiply(multiply(0.5, parameter('weight', 'γ')), mean(square(slopeAt('real'))));

export const r1: LipschitzMethod = {
  id: 'r1',
  name: 'R1 penalty',
  explanation:
    'Charges the critic for any slope on the data, so that it lies still once the generator is right.',
  source: { citation: 'Mescheder et al. 2018', url: 'https://arxiv.org/abs/1801.04406' },
  parameters: [dampingWeight],
  penalty,
  formula: tex(penalty),
  guarantee: 'towards-zero',
};
