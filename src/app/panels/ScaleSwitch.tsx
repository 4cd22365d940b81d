/** Linear or logarithmic: one switch for all charts. */
import { setLogarithmic } from '../state/viewing.ts';
import { usePlayground } from '../state/usePlayground.ts';

export function ScaleSwitch() {
  const logarithmic = usePlayground((state) => state.logarithmic);
  return (
    <label className="scale-switch">
      <input
        type="checkbox"
        checked={logarithmic}
        onChange={(event) => setLogarithmic(event.target.checked)}
      />
      log axis
    </label>
  );
}
