/** Minibatch discrimination: the critic sees how close a sample is to the others of its batch. */
import { slopePointsOf } from '../expression/expression.ts';
import type { Stabilizer } from './stabilizer.ts';

export const minibatchDiscrimination: Stabilizer = {
  id: 'minibatch-discrimination',
  name: 'Minibatch discrimination',
  explanation:
    'The critic also sees how close each sample is to the rest of its batch, so that crowding shows. Pictures show the critic for one point beside generated samples.',
  source: { citation: 'Salimans et al. 2016', url: 'https://arxiv.org/abs/1606.03498' },
  parameters: [
    {
      id: 'kernels',
      name: 'Comparisons',
      symbol: 'B',
      explanation: 'How many closeness features the critic gets.',
      default: 5,
      minimum: 1,
      maximum: 32,
      integer: true,
      structural: true,
    },
    {
      id: 'dimensions',
      name: 'Numbers in a comparison',
      symbol: 'C',
      explanation: 'How many numbers each closeness is made from.',
      default: 3,
      minimum: 1,
      maximum: 8,
      integer: true,
      structural: true,
    },
  ],
  formula:
    'o_b(x_i) = \\sum_{j \\ne i} e^{-\\lVert M_{i,b} - M_{j,b} \\rVert_1},\\quad M_i = \\varphi(x_i)\\,T',
  discrimination: { kernels: 'kernels', dimensions: 'dimensions' },
  refusedBeside({ loss, lipschitz, inference }) {
    if (loss.criticless) return 'This loss has no critic that could compare samples.';
    if (inference?.encoder)
      return 'Comparisons are not offered beside a second network, which leads back from single samples.';
    if (loss.witness) return 'The features of this loss are compared by the loss already.';
    if (slopePointsOf(loss.critic).length > 0)
      return 'This loss is about the slope at a single sample, while a score here depends on the whole batch.';
    if (lipschitz && lipschitz.guarantee !== 'none' && lipschitz.constraint?.kind !== 'clip') {
      return `${lipschitz.name} is about the slope at a single sample, while a score here depends on the whole batch.`;
    }
    return undefined;
  },
};
