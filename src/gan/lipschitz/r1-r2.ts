/** R1 and R2 together: the critic is charged for any slope on either side. */
import { add, mean, multiply, parameter, slopeAt, square } from '../expression/expression.ts';
import { tex } from '../expression/tex.ts';
import type { LipschitzMethod } from './method.ts';
import { dampingWeight } from './weight.ts';

const penalty = multiply(
  multiply(0.5, parameter('weight', 'γ')),
  add(mean(square(slopeAt('real'))), mean(square(slopeAt('generated')))),
);

export const r1R2: LipschitzMethod = {
  id: 'r1-r2',
  name: 'R1 and R2 penalties',
  explanation:
    'Charges the critic for any slope on real and on generated samples: R1 alone can still explode where the generator has left the data.',
  source: { citation: 'Huang et al. 2024', url: 'https://arxiv.org/abs/2501.05441' },
  parameters: [dampingWeight],
  penalty,
  formula: tex(penalty),
  guarantee: 'towards-zero',
};
