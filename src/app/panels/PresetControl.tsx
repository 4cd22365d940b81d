/** Ready-made experiments. Which one is running is read off the experiment, so any change makes it "Your own". */
import type { Experiment } from '../../experiment/experiment.ts';
import { presets, type Preset } from '../../experiment/presets.ts';
import { formatExperiment, parseExperiment } from '../../gan/catalogue.ts';
import { openExperiment } from '../state/session.ts';
import { usePlayground } from '../state/store.ts';

const OWN = 'own';

/** The preset that `experiment` is, whatever its seed. */
export function presetOf(experiment: Experiment): Preset | undefined {
  return presets.find((preset) => {
    const candidate = parseExperiment(preset.hash).experiment;
    return (
      formatExperiment({ ...candidate, seed: experiment.seed }) === formatExperiment(experiment)
    );
  });
}

export function PresetControl() {
  const current = usePlayground((state) => presetOf(state.experiment));
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
        const chosen = presets.find((preset) => preset.id === event.target.value);
        if (chosen) openExperiment(parseExperiment(chosen.hash).experiment);
      }}
    >
      {!current && <option value={OWN}>Your own</option>}
      <optgroup label="Going well">{options('success')}</optgroup>
      <optgroup label="Going wrong, instructively">{options('failure')}</optgroup>
    </select>
  );
}
