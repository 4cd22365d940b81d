/**
 * Ready-made experiments and comparisons. Which one is running is read off the experiments, so any change
 * makes it "Your own".
 */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Comparison } from '../../experiment/comparison.ts';
import { comparisons } from '../../experiment/comparisons.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { presets, type Preset } from '../../experiment/presets.ts';
import { parseComparison } from '../../gan/catalogue.ts';
import { openComparison } from '../state/session.ts';
import { usePlayground } from '../state/usePlayground.ts';

const OWN = 'own';

const GROUPS = ['Going well', 'Going wrong, instructively', 'Comparisons'] as const;

const GROUP_OF: Readonly<Record<Preset['shows'], (typeof GROUPS)[number]>> = {
  success: 'Going well',
  failure: 'Going wrong, instructively',
};

/** What can be chosen. */
interface ReadyMade {
  /** Its value in the list. */
  readonly id: string;
  readonly name: string;
  /** What to watch, in a few sentences. */
  readonly watch: string;
  readonly group: (typeof GROUPS)[number];
  readonly comparison: Comparison;
}

const known: readonly ReadyMade[] = [
  ...presets.map(({ shows, ...preset }) => readyMade(preset, GROUP_OF[shows], preset.id)),
  // Both kinds have ids of their own.
  ...comparisons.map((one) => readyMade(one, 'Comparisons', `compare ${one.id}`)),
];

function readyMade(
  { name, watch, hash }: Pick<Preset, 'name' | 'watch' | 'hash'>,
  group: ReadyMade['group'],
  id: string,
): ReadyMade {
  return { id, name, watch, group, comparison: parseComparison(hash).comparison };
}

/** The preset or comparison that is running, whatever its seed. */
export function useCurrentPreset(): ReadyMade | undefined {
  const experiments = usePlayground(useShallow(({ runs }) => runs.map((run) => run.experiment)));
  return useMemo(
    () => known.find(({ comparison }) => sameButSeed(comparison.experiments, experiments)),
    [experiments],
  );
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

export function PresetControl() {
  const current = useCurrentPreset();
  return (
    <select
      className="preset"
      aria-label="Preset"
      value={current?.id ?? OWN}
      onChange={(event) => {
        const chosen = known.find(({ id }) => id === event.target.value);
        if (chosen) openComparison(chosen.comparison);
      }}
    >
      {!current && <option value={OWN}>Your own</option>}
      {GROUPS.map((group) => (
        <optgroup key={group} label={group}>
          {known
            .filter((one) => one.group === group)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
