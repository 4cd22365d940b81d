/**
 * Ready-made experiments and comparisons. Which one is running is read off the experiments, so any change
 * makes it "Your own".
 */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { readyMade, readyMadeOf, type Kind, type ReadyMade } from '../state/readyMade.ts';
import { openComparison } from '../state/session.ts';
import { usePlayground } from '../state/usePlayground.ts';

const OWN = 'own';

const GROUPS: Readonly<Record<Kind, string>> = {
  success: 'Going well',
  failure: 'Going wrong, instructively',
  comparison: 'Comparisons',
};

/** The preset or comparison that is running, whatever its seed. */
export function useCurrentPreset(): ReadyMade | undefined {
  const experiments = usePlayground(useShallow(({ runs }) => runs.map((run) => run.experiment)));
  return useMemo(() => readyMadeOf(experiments), [experiments]);
}

export function PresetControl() {
  const current = useCurrentPreset();
  return (
    <select
      className="preset"
      aria-label="Preset"
      value={current?.id ?? OWN}
      onChange={(event) => {
        const chosen = readyMade.find(({ id }) => id === event.target.value);
        if (chosen) openComparison(chosen.comparison);
      }}
    >
      {!current && <option value={OWN}>Your own</option>}
      {Object.entries(GROUPS).map(([group, name]) => (
        <optgroup key={group} label={name}>
          {readyMade
            .filter(({ kind }) => kind === group)
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
