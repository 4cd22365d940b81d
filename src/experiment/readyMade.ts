/**
 * Links by name: `preset=mode-collapse&seed=3` is that ready-made experiment with another seed, and
 * `preset=saturating` that comparison. Only read, never written: what is ready-made may get better, and a link
 * shall keep what it showed.
 */
import type { Catalogue } from './alternatives.ts';
import {
  formatExperiment,
  formatPairs,
  pairsIn,
  parseChanges,
  parseExperiment,
  type Notice,
} from './codec.ts';
import { parseComparison, partsIn, SEPARATOR, type ReadComparison } from './comparison.ts';
import { comparisons } from './comparisons.ts';
import { presets } from './presets.ts';

const PRESET_KEY = 'preset';

const hashes: ReadonlyMap<string, string> = new Map(
  [...presets, ...comparisons].map(({ id, hash }) => [id, hash]),
);

/** As `parseComparison`, where the first part may begin with a ready-made experiment or comparison. */
export function parseLink(catalogue: Catalogue, text: string): ReadComparison {
  const [head, ...parts] = partsIn(text);
  const pairs = pairsIn(head);
  const named = pairs.find(([key]) => key === PRESET_KEY);
  if (!named) return parseComparison(catalogue, text);
  const own = pairs.filter((pair) => pair !== named);
  const hash = hashes.get(named[1]);
  if (hash === undefined) {
    const read = parseComparison(catalogue, [formatPairs(own), ...parts].join(SEPARATOR));
    return { ...read, notices: [noSuchPreset(named[1]), ...read.notices] };
  }
  const [first, ...others] = partsIn(hash);
  const changed = parseChanges(catalogue, parseExperiment(catalogue, first).experiment, own);
  const link = [formatExperiment(catalogue, changed.experiment), ...others, ...parts];
  const { comparison, notices } = parseComparison(catalogue, link.join(SEPARATOR));
  return { comparison, notices: [...changed.notices, ...notices] };
}

function noSuchPreset(value: string): Notice {
  return { key: PRESET_KEY, value, allowed: `one of ${[...hashes.keys()].join(', ')}` };
}
