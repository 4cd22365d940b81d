/** The sentence on what to watch, for presets. */
import { usePlayground } from '../state/store.ts';
import { presetOf } from './PresetControl.tsx';

export function Watch() {
  const preset = usePlayground((state) => presetOf(state.experiment));
  if (!preset) return null;
  return (
    <p className="watch">
      <strong>Watch:</strong> {preset.watch}
    </p>
  );
}
