/** The notebook of symplectic gradient adjustment: one run each on the 4 × 4 grid, and where its losses end. */
import type { PublishedRow } from './publishedRow.ts';

const SOURCE = {
  citation: 'Balduzzi et al. 2018, notebook',
  url: 'https://github.com/deepmind/symplectic-gradient-adjustment',
};
const ITERATIONS = 10_001;

const DIFFERS = [
  'Every published batch holds equally many points of all modes; here modes are drawn by chance.',
  'The notebook shows one run and no metrics.',
];

function row(
  method: { readonly id: string; readonly name: string; readonly changes: string },
  losses: { readonly critic: number; readonly generator: number },
  training: string,
  differs: readonly string[],
): PublishedRow {
  return {
    id: `sga-grid16-${method.id}`,
    source: SOURCE,
    table: 'notebook output',
    method: method.name,
    data: { id: 'grid16', published: '4 × 4 modes at distance 1, σ 0.02', scale: 1 },
    trials: 1,
    values: {},
    losses,
    hash: `v=1&data=grid16&loss=standard&lipschitz=none${method.changes}&generator.depth=6&generator.width=384&latent.dimension=64&critic.depth=6&critic.width=384${training}`,
    iterations: ITERATIONS,
    differs: [...differs, ...DIFFERS],
  };
}

const OPTIMISERS = (steps: string) =>
  `${steps}&critic.optimizer=rmsprop&critic.rate=0.0001&generator.optimizer=rmsprop&generator.rate=0.0001&batch=256`;

export const symplecticRows: readonly PublishedRow[] = [
  row(
    { id: 'rmsprop', name: 'RMSProp', changes: '' },
    { critic: 0.5796, generator: 2.1798 },
    `${OPTIMISERS('&critic.steps=1')}&updates=simultaneous`,
    ['The authors call this run collapsed.'],
  ),
  row(
    { id: 'sga', name: 'SGA', changes: '&dynamics=sga' },
    { critic: 1.3857, generator: 0.6932 },
    OPTIMISERS(''),
    [
      'The authors say that this run finds all modes; equilibrium is at 2 log 2 = 1.3863 and log 2 = 0.6931.',
      'The sign of the adjustment weighs its alignment by the number of parameter tensors in the published code, by the number of parameters here.',
    ],
  ),
];
