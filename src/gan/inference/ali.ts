/** ALI or BiGAN: encoder and generator are matched on pairs of sample and code. */
import type { Inference } from './inference.ts';
import { refusedObjective } from './refusals.ts';

export const ali: Inference = {
  id: 'ali',
  name: 'ALI (BiGAN)',
  explanation:
    'An encoder learns beside the generator, and the critic judges pairs: real samples with their codes against generated samples with the noise they came from. If it cannot tell them apart, the encoder inverts the generator.',
  source: { citation: 'Dumoulin et al. 2017', url: 'https://arxiv.org/abs/1606.00704' },
  formula: 'D(x,\\, E(x)) \\text{ against } D(G(z),\\, z)',
  symbol: 'E',
  encoder: true,
  pairs: true,
  encoderPlays: true,
  refusedBeside: refusedObjective,
};
