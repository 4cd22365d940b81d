/** `metrics_modes.json`: how samples fall on the modes of a mixture. */
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
import { mixtureIn } from './mixture.ts';

export const metricsOfModesCheck: ReferenceCheck = {
  file: 'metrics_modes.json',
  run(document, ledger) {
    for (const [index, row] of entries(document).entries()) {
      checkRow(row, `case ${index + 1}`, ledger);
    }
  },
};

function checkRow(row: Entry, item: string, ledger: Ledger): void {
  const components = mixtureIn(row);
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
