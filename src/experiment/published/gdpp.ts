/**
 * The grid of the GDPP repository's figure on convergence, read off the plot at 25,000 iterations. Its ring is
 * left out: the code puts two of its eight modes in one place and counts eight all the same.
 */
import type { PublishedRow } from './publishedRow.ts';
import { perCent, value } from './values.ts';

const SOURCE = {
  citation: 'Elfeki et al. 2019, GDPP',
  url: 'https://github.com/M-Elfeki/GDPP',
};
const ITERATIONS = 25_000;
/** To either side, in modes. */
const READING_ERROR = 0.3;

const BEFORE_CRITIC =
  '&generator.depth=2&generator.width=128&generator.activation=tanh&latent.dimension=256&critic.depth=2&critic.width=128&critic.activation=tanh';
const AFTER_CRITIC =
  '&critic.rate=0.0001&critic.beta2=0.999&generator.rate=0.001&generator.beta2=0.999&batch=512';

const DIFFERS = [
  'Metrics were counted on 2,500 samples; here on 10,000.',
  'Networks and rates are those of the repository’s own method: how it set up the methods it compares with is not known to us.',
  'How many runs the figure shows is not said.',
];

function row(
  method: { readonly id: string; readonly name: string; readonly changes: string },
  modes: number,
  highQuality: number,
  { criticSteps = '&critic.steps=1', differs = [] as readonly string[] } = {},
): PublishedRow {
  return {
    id: `gdpp-grid-${method.id}`,
    source: SOURCE,
    table: 'figure Convergence-Time',
    method: method.name,
    data: { id: 'grid25', published: '5 × 5 modes at distance 2, σ 0.05', scale: 0.7072 / 2 },
    values: {
      modes: value(modes, 'reading of a plot', READING_ERROR),
      highQuality: perCent(highQuality, 'reading of a plot'),
    },
    hash: `v=1&data=grid25${method.changes}${BEFORE_CRITIC}${criticSteps}${AFTER_CRITIC}`,
    iterations: ITERATIONS,
    differs: [...differs, ...DIFFERS],
  };
}

export const gdppRows: readonly PublishedRow[] = [
  row({ id: 'wgan-gp', name: 'WGAN-GP', changes: '' }, 24.2, 28.7, {
    criticSteps: '&critic.steps=5',
    differs: [
      'The weight of its penalty and its critic updates in an iteration are not known to us: 0.3 and 5 stand in.',
    ],
  }),
  row(
    { id: 'veegan', name: 'VEEGAN', changes: '&loss=standard&lipschitz=none&inference=veegan' },
    19.6,
    5.5,
  ),
  row(
    {
      id: 'unrolled',
      name: 'Unrolled GAN',
      changes: '&loss=standard&lipschitz=none&dynamics=unrolled',
    },
    23,
    3.5,
    {
      differs: [
        'How many steps it unrolled, and for which objective, is not known to us: 5 and the non-saturating one stand in.',
      ],
    },
  ),
];
