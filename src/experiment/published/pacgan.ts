/** Table 1 of the PacGAN paper: ring and grid, ten runs each, with standard errors. */
import type { PublishedData, PublishedRow, PublishedValue } from './publishedRow.ts';
import { perCent, value } from './values.ts';

const SOURCE = { citation: 'Lin et al. 2018, PacGAN', url: 'https://arxiv.org/abs/1712.04086' };
const TRIALS = 10;
/** 400 epochs of 1,000 batches. */
const ITERATIONS = 400_000;

interface Toy {
  readonly id: 'ring' | 'grid';
  readonly data: PublishedData;
  readonly hash: string;
}

const RING: Toy = {
  id: 'ring',
  data: { id: 'ring8', published: '8 modes on a circle of radius 1, σ 0.01', scale: 1 },
  hash: 'v=1&data=ring8&data.radius=1&data.sigma=0.01',
};

const GRID: Toy = {
  id: 'grid',
  data: { id: 'grid25', published: '5 × 5 modes at distance 2, σ 0.05', scale: 0.7072 / 2 },
  hash: 'v=1&data=grid25',
};

const NETWORKS =
  '&generator.depth=4&generator.width=400&generator.normalisation=batch&generator.initialisation=normal&critic.width=200&critic.initialisation=normal';
const TRAINING =
  '&critic.steps=1&critic.rate=0.0001&critic.beta1=0.8&critic.beta2=0.999&generator.rate=0.0001&generator.beta1=0.8&generator.beta2=0.999&batch=100&updates=simultaneous';

const DIFFERS = [
  'The published critic takes the largest of 5 linear pieces in each of its 200 units (maxout); here its units are ReLU.',
  'The hidden layers of the published generator have no biases beside their batch normalisation.',
  'Batch normalisation used moving averages (weight 0.05) once training was over; here it uses the batch at hand throughout.',
  'Training drew from 100,000 fixed points; here every batch is fresh.',
  'Metrics were counted on 2,500 samples; here on 10,000.',
];

interface Method {
  readonly id: string;
  readonly name: string;
  /** What the method adds to the game, as pairs of the address. */
  readonly changes: string;
  readonly differs?: readonly string[];
}

const GAN: Method = { id: 'gan', name: 'GAN', changes: '' };
const ALI: Method = {
  id: 'ali',
  name: 'ALI',
  changes: '&inference=ali',
  differs: [
    'The published encoder has two layers of 400 units and is fed two numbers of noise beside the sample; here it is built like the generator and sees the sample alone.',
  ],
};
const packed = (samples: number): Method => ({
  id: `pacgan${samples}`,
  name: `PacGAN${samples}`,
  changes: `&stabilisers=pac${samples === 2 ? '' : `&pac.samples=${samples}`}`,
});

function row(
  method: Method,
  toy: Toy,
  modes: PublishedValue,
  highQuality: PublishedValue,
  reverseKl: PublishedValue,
): PublishedRow {
  return {
    id: `pacgan-${toy.id}-${method.id}`,
    source: SOURCE,
    table: 'Table 1',
    method: method.name,
    data: toy.data,
    trials: TRIALS,
    values: { modes, highQuality, 'reverse-kl-modes': reverseKl },
    hash: `${toy.hash}&loss=standard&lipschitz=none${method.changes}${NETWORKS}${TRAINING}`,
    iterations: ITERATIONS,
    differs: [...(method.differs ?? []), ...DIFFERS],
  };
}

const plus = (mean: number, error: number) => value(mean, 'standard error', error);
const plusPerCent = (mean: number, error: number) => perCent(mean, 'standard error', error);

export const pacganRows: readonly PublishedRow[] = [
  row(GAN, RING, plus(6.3, 0.5), plusPerCent(98.2, 0.2), plus(0.45, 0.09)),
  row(ALI, RING, plus(6.6, 0.3), plusPerCent(97.6, 0.4), plus(0.36, 0.04)),
  row(packed(2), RING, plus(7.9, 0.1), plusPerCent(95.6, 2.0), plus(0.07, 0.03)),
  row(packed(3), RING, plus(7.8, 0.1), plusPerCent(97.7, 0.3), plus(0.1, 0.02)),
  row(packed(4), RING, plus(7.8, 0.1), plusPerCent(95.9, 1.4), plus(0.07, 0.02)),
  row(GAN, GRID, plus(17.3, 0.8), plusPerCent(94.8, 0.7), plus(0.7, 0.07)),
  row(ALI, GRID, plus(24.1, 0.4), plusPerCent(95.7, 0.6), plus(0.14, 0.03)),
  row(packed(2), GRID, plus(23.8, 0.7), plusPerCent(91.3, 0.8), plus(0.13, 0.04)),
  row(packed(3), GRID, plus(24.6, 0.4), plusPerCent(94.2, 0.4), plus(0.06, 0.02)),
  row(packed(4), GRID, plus(24.8, 0.2), plusPerCent(93.6, 0.6), plus(0.04, 0.01)),
];
