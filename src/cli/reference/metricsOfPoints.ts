/** `metrics_points.json`: distances between two samples, and what their nearest neighbours say. */
import { frechet } from '../../metrics/frechet.ts';
import { mmdBiased, mmdUnbiased } from '../../metrics/mmd.ts';
import { neighbourhoodScores } from '../../metrics/neighbourhoods.ts';
import type { Points } from '../../metrics/points.ts';
import { wasserstein1, wasserstein2 } from '../../metrics/wasserstein.ts';
import type { ReferenceCheck } from './check.ts';
import { entries, type Entry } from './document.ts';
import type { Ledger } from './ledger.ts';
import { missingKeys } from './missingKeys.ts';

const DISTANCES: Readonly<Record<string, (x: Points, y: Points) => number>> = {
  wasserstein1,
  wasserstein2,
  frechet,
};
const DISCREPANCIES = { mmd2Biased: mmdBiased, mmd2Unbiased: mmdUnbiased };
const NEIGHBOURHOODS = ['precision', 'recall', 'density', 'coverage'] as const;

const DESCRIPTION = ['real', 'fake', 'x', 'y', 'k', 'mmdSigmas'];
const KNOWN = [
  ...DESCRIPTION,
  ...Object.keys(DISTANCES),
  ...Object.keys(DISCREPANCIES),
  ...NEIGHBOURHOODS,
];

export const metricsOfPointsCheck: ReferenceCheck = {
  file: 'metrics_points.json',
  run(document, ledger) {
    for (const row of entries(document)) checkRow(row, ledger);
  },
};

function checkRow(row: Entry, ledger: Ledger): void {
  const x = row.matrix('x', 2);
  const y = row.matrix('y', 2);
  if (x.length !== y.length) throw row.misfit('y', 'as many points as "x"');
  const [real, generated] = [Float64Array.from(x.flat()), Float64Array.from(y.flat())];
  const item = ['real', 'fake'].map((key) => (row.has(key) ? row.text(key) : key)).join('/');
  const compare = (quantity: string, compute: () => number) => {
    if (row.has(quantity)) ledger.compare(item, quantity, compute(), row.number(quantity));
  };
  for (const [quantity, distance] of Object.entries(DISTANCES)) {
    compare(quantity, () => distance(real, generated));
  }
  for (const [quantity, discrepancy] of Object.entries(DISCREPANCIES)) {
    compare(quantity, () => discrepancy(real, generated, row.numbers('mmdSigmas')));
  }
  if (NEIGHBOURHOODS.some((quantity) => row.has(quantity))) {
    const scores = neighbourhoodScores(real, generated, row.count('k'));
    for (const quantity of NEIGHBOURHOODS) compare(quantity, () => scores[quantity]);
  }
  missingKeys(row, KNOWN, ledger);
}
