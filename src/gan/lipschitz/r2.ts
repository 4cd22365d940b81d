/** R2: the critic is charged for any slope on generated samples, the counterpart of R1. */
import { mean, multiply, parameter, slopeAt, square } from '../expression/expression.ts';
import { tex } from '../expression/tex.ts';
import type { LipschitzMethod } from './method.ts';
import { dampingWeight } from './weight.ts';

const penalty = multiply(
  multiply(0.5, parameter('weight', 'γ')),
  mean(square(slopeAt('generated'))),
);

export const r2: LipschitzMethod = {
  id: 'r2',
  name: 'R2 penalty',
  explanation:
    'Charges the critic for any slope on generated samples, wherever these are at the moment: the generator is pushed gently, and no longer once it is right.',
  source: { citation: 'Mescheder et al. 2018', url: 'https://arxiv.org/abs/1801.04406' },
  parameters: [dampingWeight],
  penalty,
  formula: tex(penalty),
  guarantee: 'towards-zero',
};
