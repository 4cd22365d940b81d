/**
 * What the ALI paper says of the 5 × 5 grid: ten runs with hyperparameters drawn at random, mean ± what can
 * only be the standard deviation (as standard errors they would ask for wider spreads than 0 to 25 allows).
 */
import type { PublishedRow } from './publishedRow.ts';
import { value } from './values.ts';

const SOURCE = { citation: 'Dumoulin et al. 2017, ALI', url: 'https://arxiv.org/abs/1606.00704' };
const TRIALS = 10;
/** Of the authors' code: 200 epochs of 1,000 batches. */
const ITERATIONS = 200_000;

const SETTINGS =
  '&generator.depth=4&generator.width=400&generator.normalisation=batch&generator.initialisation=normal&critic.width=200&critic.initialisation=normal&critic.steps=1&critic.rate=0.0001&critic.beta1=0.8&critic.beta2=0.999&generator.rate=0.0001&generator.beta1=0.8&generator.beta2=0.999&batch=100&updates=simultaneous';

const COUNTED_OTHERWISE =
  'Each of 10,000 samples was given to the mode it most likely came from, however far away, and a mode counted with one sample.';

const DIFFERS = [
  'The ten published runs drew their hyperparameters at random; here stand those of the authors’ code, which are the same for all seeds.',
  'Their critic takes the largest of 5 linear pieces in each of its 200 units (maxout); here its units are ReLU.',
  'The hidden layers of their generator have no biases beside their batch normalisation.',
  'Training drew from 100,000 fixed points; here every batch is fresh.',
];

function row(
  method: { readonly id: string; readonly name: string; readonly changes: string },
  mean: number,
  deviation: number,
  differs: readonly string[],
): PublishedRow {
  return {
    id: `ali-grid-${method.id}`,
    source: SOURCE,
    table: 'the text on mode coverage',
    method: method.name,
    data: { id: 'grid25', published: '5 × 5 modes at distance 2, σ 0.05', scale: 0.7072 / 2 },
    trials: TRIALS,
    values: {
      modes: {
        ...value(mean, 'standard deviation', deviation),
        countedOtherwise: COUNTED_OTHERWISE,
      },
    },
    hash: `v=1&data=grid25&loss=standard&lipschitz=none${method.changes}${SETTINGS}`,
    iterations: ITERATIONS,
    differs: [...differs, ...DIFFERS],
  };
}

export const aliRows: readonly PublishedRow[] = [
  row({ id: 'ali', name: 'ALI', changes: '&inference=ali' }, 13.4, 5.8, [
    'The fewest modes of any of the ten runs were 8, the most 25.',
    'Their encoder has two layers of 400 units and is fed two numbers of noise beside the sample; here it is built like the generator and sees the sample alone.',
  ]),
  row({ id: 'gan', name: 'GAN', changes: '' }, 10.4, 9.2, [
    'The fewest modes of any of the ten runs were 1, the most 22.',
  ]),
];
