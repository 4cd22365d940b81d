/** Instance noise: real and generated samples are blurred alike, so that their supports overlap. */
import type { Stabilizer } from './stabilizer.ts';

export const instanceNoise: Stabilizer = {
  id: 'instance-noise',
  name: 'Instance noise',
  explanation:
    'Gaussian noise on everything the critic sees, fading to nothing: blurred distributions overlap, so a perfect critic has something to say.',
  source: { citation: 'Arjovsky & Bottou 2017', url: 'https://arxiv.org/abs/1701.04862' },
  parameters: [
    {
      id: 'deviation',
      name: 'Deviation at the start',
      symbol: 's',
      unit: 'data units',
      explanation: 'How far the noise reaches; more smooths more and hides more.',
      default: 0.5,
      minimum: 0,
      maximum: 3,
    },
    {
      id: 'updates',
      name: 'Gone after',
      symbol: 'T',
      unit: 'generator updates',
      explanation: 'The deviation falls evenly to 0 by then; 0 keeps it as it is.',
      default: 5000,
      minimum: 0,
      maximum: 100_000,
      integer: true,
      scale: 'log',
    },
  ],
  formula:
    'x + s_t\\,\\varepsilon,\\quad \\varepsilon \\sim N(0, I),\\quad s_t = s\\,\\max(0,\\, 1 - t/T)',
  deviation(ops, updates, { deviation, updates: last }) {
    // With T = 0 nothing is taken off: the step is 0 there, and the maximum keeps the division finite.
    const share = ops.div(ops.mul(ops.step(last!), updates), ops.maximum(last!, 1));
    return ops.mul(deviation!, ops.relu(ops.sub(1, share)));
  },
  refusedBeside: ({ loss }) =>
    loss.criticless
      ? 'This loss has no critic that noise could be kept from overrating itself.'
      : undefined,
};
