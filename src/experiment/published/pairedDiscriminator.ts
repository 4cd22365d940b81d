/**
 * The runs logged in brycesandlund/paired-discriminator: five seeds, networks of the size of ours. Its own
 * method and its 3 × 3 grid have no counterpart here and are left out.
 */
import type {
  PublishedData,
  PublishedMetric,
  PublishedRow,
  PublishedValue,
} from './publishedRow.ts';
import { perCent, value } from './values.ts';

const SOURCE = {
  citation: 'brycesandlund/paired-discriminator (code, unpublished)',
  url: 'https://github.com/brycesandlund/paired-discriminator',
};
const TRIALS = 5;

interface Toy {
  readonly id: 'ring' | 'grid';
  readonly data: PublishedData;
  readonly hash: string;
}

const RING: Toy = {
  id: 'ring',
  data: { id: 'ring8', published: '8 modes on a circle of radius 2, σ 0.1', scale: 1 },
  hash: 'v=1&data=ring8&data.radius=2&data.sigma=0.1',
};

/** As large as our grid goes. */
const GRID: Toy = {
  id: 'grid',
  data: { id: 'grid25', published: '5 × 5 modes at distance 1.5, σ 0.1', scale: 1 / 1.5 },
  hash: 'v=1&data=grid25&data.spacing=1&data.sigma=0.0667',
};

const SETTINGS =
  '&generator.depth=2&generator.width=128&generator.activation=leakyRelu&latent.dimension=16&critic.depth=2&critic.width=128&critic.activation=leakyRelu&critic.steps=1&critic.rate=0.0002&critic.beta2=0.999&generator.rate=0.0002&generator.beta2=0.999&batch=256';

const COUNTED_OTHERWISE =
  'A mode counted with at least 1 % of all samples within 3σ of it; here one sample in 10,000 is enough, so that more modes count.';

const DIFFERS = [
  'How the published weights start is not known to us: He’s initialisation stands in.',
];

interface Method {
  readonly id: string;
  readonly name: string;
  readonly changes: string;
}

const VANILLA: Method = {
  id: 'gan',
  name: 'vanilla GAN',
  changes: '&loss=standard&lipschitz=none',
};
const RSGAN: Method = {
  id: 'rsgan',
  name: 'RSGAN',
  changes: '&loss=relativistic-paired-standard&lipschitz=none',
};
const PACGAN2: Method = {
  id: 'pacgan2',
  name: 'PacGAN2',
  changes: '&loss=standard&lipschitz=none&stabilisers=pac',
};

/** What a log says at one length of training: modes, per cent in modes, total variation over modes. */
interface Logged {
  readonly iterations: number;
  readonly modes: PublishedValue;
  readonly valid: number;
  readonly totalVariation: number;
}

function row(
  method: Method,
  toy: Toy,
  { iterations, modes, valid, totalVariation }: Logged,
): PublishedRow {
  const values: Record<Exclude<PublishedMetric, 'reverse-kl-modes'>, PublishedValue> = {
    modes: { ...modes, countedOtherwise: COUNTED_OTHERWISE },
    highQuality: perCent(valid),
    'mode-tv': value(totalVariation),
  };
  return {
    id: `paired-${toy.id}-${method.id}-${iterations / 1000}k`,
    source: SOURCE,
    table: 'training_runs.md',
    method: method.name,
    data: toy.data,
    trials: TRIALS,
    values,
    hash: `${toy.hash}${method.changes}${SETTINGS}`,
    iterations,
    differs: DIFFERS,
  };
}

const after10k = (modes: PublishedValue, valid: number, totalVariation: number): Logged => ({
  iterations: 10_000,
  modes,
  valid,
  totalVariation,
});
const after50k = (modes: PublishedValue, valid: number, totalVariation: number): Logged => ({
  ...after10k(modes, valid, totalVariation),
  iterations: 50_000,
});
const spread = (mean: number, deviation: number) => value(mean, 'standard deviation', deviation);

export const pairedDiscriminatorRows: readonly PublishedRow[] = [
  row(VANILLA, RING, after10k(spread(7.6, 0.89), 84.9, 0.226)),
  row(RSGAN, RING, after10k(spread(7.4, 1.34), 83.6, 0.281)),
  row(VANILLA, RING, after50k(spread(6.8, 0.84), 92.7, 0.183)),
  row(RSGAN, RING, after50k(value(7.4), 93, 0.198)),
  row(VANILLA, GRID, after10k(value(15.2), 37.5, 0.657)),
  row(RSGAN, GRID, after10k(value(14.6), 38.2, 0.659)),
  row(PACGAN2, GRID, after10k(value(11), 25.9, 0.741)),
  row(VANILLA, GRID, after50k(value(7.2), 73.7, 0.718)),
  row(RSGAN, GRID, after50k(value(7.8), 73.5, 0.686)),
  row(PACGAN2, GRID, after50k(value(24.6), 78.4, 0.216)),
];
