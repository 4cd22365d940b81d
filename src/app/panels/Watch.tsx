/** The sentence on what to watch, for presets. */
import { useCurrentPreset } from './PresetControl.tsx';

export function Watch() {
  const preset = useCurrentPreset();
  if (!preset) return null;
  return (
    <p className="watch">
      <strong>Watch:</strong> {preset.watch}
    </p>
  );
}
