/** DRAGAN: slopes other than 1 cost, close to real samples only. */
import { mean, multiply, parameter, slopeAt, square, subtract } from '../expression/expression.ts';
import { tex } from '../expression/tex.ts';
import type { LipschitzMethod } from './method.ts';
import { penaltyWeight } from './weight.ts';

const penalty = multiply(parameter('weight', 'λ'), mean(square(subtract(slopeAt('perturbed'), 1))));

/** As `perturb` in `penalty.ts` computes it. */
const PERTURBED = '\\check x = x + \\tfrac12\\,\\alpha\\,\\operatorname{std}(x)\\,u';

export const dragan: LipschitzMethod = {
  id: 'dragan',
  name: 'DRAGAN penalty',
  explanation:
    'Charges the critic for slopes other than 1 at real points that are moved by uniform noise u, by a random share α of half the spread of the batch, so that it does not turn sharp around the data.',
  source: { citation: 'Kodali et al. 2017', url: 'https://arxiv.org/abs/1705.07215' },
  parameters: [penaltyWeight],
  penalty,
  formula: `\\begin{aligned}&${tex(penalty)}\\\\&${PERTURBED}\\end{aligned}`,
  guarantee: 'towards-one',
};
