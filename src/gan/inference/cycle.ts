/** CycleGAN in the plane: two distributions, a translation each way, and the way back has to lead back. */
import type { Inference } from './inference.ts';
import type { Operations } from '../operations.ts';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { refusedObjective } from './refusals.ts';

export const cycle: Inference = {
  id: 'cycle',
  name: 'Cycle',
  explanation:
    'The generator translates samples of a second distribution into the data, a second generator translates back, each has its critic, and going there and back has to end where it began.',
  source: { citation: 'Zhu et al. 2017', url: 'https://arxiv.org/abs/1703.10593' },
  parameters: [
    {
      id: 'weight',
      name: 'Weight of the cycles',
      symbol: 'λ',
      explanation: 'How much coming back counts beside the critics; 10 as in the paper.',
      default: 10,
      minimum: 0,
      maximum: 100,
      scale: 'log',
    },
  ],
  formula:
    'λ\\,\\bigl(\\mathbb{E}\\,\\lVert F(G(s)) - s \\rVert_1 + \\mathbb{E}\\,\\lVert G(F(x)) - x \\rVert_1\\bigr)',
  symbol: 'F',
  fedFromData: true,
  encoder: true,
  encoderPlays: true,
  backward: true,
  returning: (ops, { latents, latentsReturned, real, realReturned }) =>
    ops.add(
      meanAbsoluteSum(ops, latents, latentsReturned),
      meanAbsoluteSum(ops, real!, realReturned!),
    ),
  returnsReal: true,
  weight: 'weight',
  refusedBeside: refusedObjective,
};

function meanAbsoluteSum(ops: Operations, first: Tensor, second: Tensor): Scalar {
  const difference = ops.sub(first, second);
  // |t| in parts that can be differentiated twice.
  return ops.mean(ops.sum(ops.add(ops.relu(difference), ops.relu(ops.neg(difference))), 1));
}
