/** WGAN-GP: slopes other than 1 cost, on straight lines between real and generated samples. */
import { mean, multiply, parameter, slopeAt, square, subtract } from '../expression/expression.ts';
import { tex } from '../expression/tex.ts';
import type { LipschitzMethod } from './method.ts';
import { penaltyWeight } from './weight.ts';

const penalty = multiply(
  parameter('weight', 'λ'),
  mean(square(subtract(slopeAt('interpolates'), 1))),
);

export const gradientPenalty: LipschitzMethod = {
  id: 'gradient-penalty',
  name: 'Gradient penalty',
  explanation:
    'Charges the critic for slopes other than 1 at random points between real and generated samples.',
  source: { citation: 'Gulrajani et al. 2017', url: 'https://arxiv.org/abs/1704.00028' },
  parameters: [penaltyWeight],
  penalty,
  formula: tex(penalty),
  guarantee: 'towards-one',
};
