/**
 * `divergences.json`: divergences between two known mixtures, and what the critic loses at its
 * optimum between them.
 */
import type { GaussianComponent } from '../../data/distribution.ts';
import { mixtureLogDensity, ringComponents } from '../../data/gaussianMixture.ts';
import { tidied } from '../../gan/gradients.ts';
import { losses } from '../../gan/losses/registry.ts';
import {
  jsd,
  kl,
  pearson,
  reverseKl,
  squaredHellinger,
  totalVariation,
} from '../../metrics/divergences.ts';
import { find, type ReferenceCheck } from './check.ts';
import { single, type Entry } from './document.ts';
import type { Ledger } from './ledger.ts';
import { missingKeys } from './missingKeys.ts';
import { hasOptimum, lossAtOptimum } from './optimum.ts';

const DIVERGENCES: Readonly<Record<string, (p: Float64Array, q: Float64Array) => number>> = {
  kl: (p, q) => kl(p, q).value,
  reverseKL: (p, q) => reverseKl(p, q).value,
  jsd,
  pearson: (p, q) => pearson(p, q).value,
  squaredHellinger,
  totalVariation,
};

/** How many σ beyond its centre a component is followed. */
const TAILS = 7;
const CELLS_PER_SIGMA = 12;
const MOST_CELLS = 2048;

export const divergencesCheck: ReferenceCheck = {
  file: 'divergences.json',
  run(document, ledger) {
    const file = single(document);
    const p = mixtureOf(file.entry('p'));
    const q = mixtureOf(file.entry('q'));
    const centres = cellCentres([...p, ...q]);
    const [realCells, generatedCells] = [cellMasses(p, centres), cellMasses(q, centres)];
    for (const [quantity, divergence] of Object.entries(DIVERGENCES)) {
      if (!file.has(quantity)) continue;
      const value = divergence(realCells, generatedCells);
      ledger.compare('', quantity, value, file.number(quantity));
    }
    if (file.has('atOptimum')) {
      checkOptimum(file.entry('atOptimum'), realCells, generatedCells, ledger);
    }
    missingKeys(file, ['p', 'q', 'atOptimum', ...Object.keys(DIVERGENCES)], ledger);
  },
};

function checkOptimum(
  expected: Entry,
  real: Float64Array,
  generated: Float64Array,
  ledger: Ledger,
): void {
  for (const id of expected.keys) {
    const loss = find(losses, id);
    if (!loss || !hasOptimum(loss)) {
      ledger.missing(`optimum of ${id}`);
      continue;
    }
    const value = tidied(() => lossAtOptimum(loss, real, generated));
    ledger.compare('atOptimum', id, value, expected.number(id));
  }
}

function mixtureOf(entry: Entry): readonly GaussianComponent[] {
  const sigma = entry.number('sigma');
  switch (entry.text('kind')) {
    case 'ring': {
      const modes = entry.count('modes');
      return ringComponents(entry.number('radius'), sigma, Array(modes).fill(1 / modes));
    }
    case 'gaussian': {
      const mean = entry.numbers('mean');
      if (mean.length !== 2) throw entry.misfit('mean', 'two numbers');
      return [{ x: mean[0]!, y: mean[1]!, sigma, weight: 1 }];
    }
    default:
      throw entry.misfit('kind', '"ring" or "gaussian"');
  }
}

/**
 * The coordinates of cell centres along either axis: wide enough for all tails that matter, and fine
 * enough for the narrowest component.
 */
function cellCentres(components: readonly GaussianComponent[]): Float64Array {
  const reach = ({ x, y, sigma }: GaussianComponent) =>
    Math.max(Math.abs(x), Math.abs(y)) + TAILS * sigma;
  const extent = Math.max(...components.map(reach));
  const narrowest = Math.min(...components.map(({ sigma }) => sigma));
  const size = Math.min(MOST_CELLS, Math.ceil((2 * extent * CELLS_PER_SIGMA) / narrowest));
  return Float64Array.from({ length: size }, (_, i) => ((2 * i + 1) / size - 1) * extent);
}

/**
 * Density at the centre times area of each cell. For smooth densities sums over such cells come
 * closer to integrals than sums over exact masses, whose cells blur what they compare.
 */
function cellMasses(components: readonly GaussianComponent[], centres: Float64Array): Float64Array {
  const logDensity = mixtureLogDensity(components);
  const area = (centres[1]! - centres[0]!) ** 2;
  const masses = new Float64Array(centres.length ** 2);
  for (let row = 0; row < centres.length; row++) {
    for (let column = 0; column < centres.length; column++) {
      masses[row * centres.length + column] =
        area * Math.exp(logDensity(centres[column]!, centres[row]!));
    }
  }
  return masses;
}
