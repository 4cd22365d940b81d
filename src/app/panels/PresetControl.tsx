/** Ready-made experiments. Which one is running is read off the experiment, so any change makes it "Your own". */
import { useMemo } from 'react';
import type { Experiment } from '../../experiment/experiment.ts';
import { presets, type Preset } from '../../experiment/presets.ts';
import { parseExperiment } from '../../gan/catalogue.ts';
import { openComparison } from '../state/session.ts';
import { useRun } from '../state/usePlayground.ts';

const OWN = 'own';

const known = presets.map((preset) => ({
  preset,
  experiment: parseExperiment(preset.hash).experiment,
}));

/** The preset that is running, whatever its seed. */
export function useCurrentPreset(): Preset | undefined {
  const experiment = useRun((run) => run.experiment);
  return useMemo(
    () => known.find((candidate) => sameButSeed(candidate.experiment, experiment))?.preset,
    [experiment],
  );
}

function sameButSeed(a: Experiment, b: Experiment): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key === 'seed' || a[key] === b[key])
  );
}

export function PresetControl() {
  const current = useCurrentPreset();
  const options = (shows: Preset['shows']) =>
    presets
      .filter((preset) => preset.shows === shows)
      .map((preset) => (
        <option key={preset.id} value={preset.id}>
          {preset.name}
        </option>
      ));
  return (
    <select
      className="preset"
      aria-label="Preset"
      value={current?.id ?? OWN}
      onChange={(event) => {
        const chosen = known.find(({ preset }) => preset.id === event.target.value);
        if (chosen) openComparison({ experiments: [chosen.experiment], alignment: 'iterations' });
      }}
    >
      {!current && <option value={OWN}>Your own</option>}
      <optgroup label="Going well">{options('success')}</optgroup>
      <optgroup label="Going wrong, instructively">{options('failure')}</optgroup>
    </select>
  );
}
