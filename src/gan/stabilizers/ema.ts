/** The averaged generator: what is shown and measured is a running mean of the generators so far. */
import type { Stabilizer } from './stabilizer.ts';

export const ema: Stabilizer = {
  id: 'ema',
  name: 'Averaged generator',
  explanation:
    'Pictures and metrics use a running average of the generator’s parameters: a game that circles has its fixed point in the middle. Training itself does not notice.',
  source: { citation: 'Yazıcı et al. 2019', url: 'https://arxiv.org/abs/1806.04498' },
  parameters: [
    {
      id: 'decay',
      name: 'Decay',
      symbol: 'β',
      explanation:
        'The share of the average that an update leaves; nearer to 1 is smoother and lags more.',
      default: 0.999,
      minimum: 0,
      maximum: 0.99999,
    },
  ],
  formula: '\\bar\\theta \\leftarrow β\\,\\bar\\theta + (1 - β)\\,\\theta',
  averages: 'decay',
};
