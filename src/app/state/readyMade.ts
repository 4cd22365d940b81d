/** Ready-made experiments and comparisons as they run, and which of them some experiments are. */
import type { Comparison } from '../../experiment/comparison.ts';
import { comparisons } from '../../experiment/comparisons.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { presets, type Preset } from '../../experiment/presets.ts';
import { parseComparison } from '../../gan/catalogue.ts';

export type Kind = Preset['shows'] | 'comparison';

export interface ReadyMade {
  readonly id: string;
  readonly name: string;
  /** What to watch, in a few sentences. */
  readonly watch: string;
  readonly kind: Kind;
  readonly comparison: Comparison;
}

export const readyMade: readonly ReadyMade[] = [
  ...presets.map((preset) => prepare(preset, preset.shows)),
  ...comparisons.map((comparison) => prepare(comparison, 'comparison')),
];

function prepare(
  { id, name, watch, hash }: Pick<Preset, 'id' | 'name' | 'watch' | 'hash'>,
  kind: Kind,
): ReadyMade {
  return { id, name, watch, kind, comparison: parseComparison(hash).comparison };
}

/** The one that these experiments are, whatever their seed. */
export function readyMadeOf(experiments: readonly Experiment[]): ReadyMade | undefined {
  return readyMade.find(({ comparison }) => sameButSeed(comparison.experiments, experiments));
}

function sameButSeed(some: readonly Experiment[], others: readonly Experiment[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => differOnlyInSeed(one, others[index]!))
  );
}

function differOnlyInSeed(a: Experiment, b: Experiment): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key === 'seed' || a[key] === b[key])
  );
}
