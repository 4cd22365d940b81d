/** WGAN-LP: only slopes above 1 cost, which is all that a Lipschitz bound asks for. */
import {
  mean,
  multiply,
  parameter,
  positivePart,
  slopeAt,
  square,
  subtract,
} from '../expression/expression.ts';
import { tex } from '../expression/tex.ts';
import type { LipschitzMethod } from './method.ts';
import { penaltyWeight } from './weight.ts';

const penalty = multiply(
  parameter('weight', 'λ'),
  mean(square(positivePart(subtract(slopeAt('interpolates'), 1)))),
);

export const oneSidedPenalty: LipschitzMethod = {
  id: 'one-sided-penalty',
  name: 'One-sided penalty',
  explanation:
    'Charges the critic only where its slope exceeds 1, so that it may be flat where that fits.',
  source: { citation: 'Petzka et al. 2018', url: 'https://arxiv.org/abs/1709.08894' },
  parameters: [penaltyWeight],
  penalty,
  formula: tex(penalty),
  guarantee: 'at-most-one',
};
