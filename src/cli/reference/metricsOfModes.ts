/** `metrics_modes.json`: how samples fall on the modes of a mixture. */
import type { GaussianComponent } from '../../data/distribution.ts';
import {
  countModes,
  highQualityShare,
  modesCaptured,
  modeTotalVariation,
  reverseKlOverModes,
} from '../../metrics/modes.ts';
import type { ReferenceCheck } from './check.ts';
import { entries, type Entry } from './document.ts';
import type { Ledger } from './ledger.ts';
import { missingKeys } from './missingKeys.ts';

export const metricsOfModesCheck: ReferenceCheck = {
  file: 'metrics_modes.json',
  run(document, ledger) {
    for (const [index, row] of entries(document).entries()) {
      checkRow(row, `case ${index + 1}`, ledger);
    }
  },
};

function checkRow(row: Entry, item: string, ledger: Ledger): void {
  const components = mixtureOf(row);
  const counts = countModes(Float64Array.from(row.matrix('y', 2).flat()), components);
  const computed = {
    modes: modesCaptured(counts),
    highQuality: highQualityShare(counts),
    reverseKL: reverseKlOverModes(counts, components),
    modeTV: modeTotalVariation(counts, components),
  };
  for (const [quantity, value] of Object.entries(computed)) {
    if (row.has(quantity)) ledger.compare(item, quantity, value, row.optionalNumber(quantity));
  }
  if (row.has('histogram')) {
    ledger.compare(item, 'histogram', counts.histogram, row.numbers('histogram'));
  }
  missingKeys(
    row,
    ['centres', 'weights', 'sigma', 'y', 'histogram', ...Object.keys(computed)],
    ledger,
  );
}

function mixtureOf(row: Entry): readonly GaussianComponent[] {
  const centres = row.matrix('centres', 2);
  const weights = row.numbers('weights');
  if (weights.length !== centres.length) throw row.misfit('weights', 'one weight for each centre');
  const sigma = row.number('sigma');
  return centres.map(([x, y], index) => ({ x: x!, y: y!, sigma, weight: weights[index]! }));
}
