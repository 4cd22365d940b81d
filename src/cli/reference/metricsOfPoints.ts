/** `metrics_points.json`: distances between two samples. */
import { wasserstein1, wasserstein2 } from '../../metrics/wasserstein.ts';
import type { ReferenceCheck } from './check.ts';
import { entries } from './document.ts';
import { missingKeys } from './missingKeys.ts';

const DISTANCES = { wasserstein1, wasserstein2 };
const DESCRIPTION = ['real', 'fake', 'x', 'y', 'k', 'mmdSigmas'];

export const metricsOfPointsCheck: ReferenceCheck = {
  file: 'metrics_points.json',
  run(document, ledger) {
    for (const row of entries(document)) {
      const x = row.matrix('x', 2);
      const y = row.matrix('y', 2);
      if (x.length !== y.length) throw row.misfit('y', 'as many points as "x"');
      const [real, generated] = [Float64Array.from(x.flat()), Float64Array.from(y.flat())];
      const item = ['real', 'fake'].map((key) => (row.has(key) ? row.text(key) : key)).join('/');
      for (const [quantity, distance] of Object.entries(DISTANCES)) {
        if (!row.has(quantity)) continue;
        ledger.compare(item, quantity, distance(real, generated), row.number(quantity));
      }
      missingKeys(row, [...DESCRIPTION, ...Object.keys(DISTANCES)], ledger);
    }
  },
};
