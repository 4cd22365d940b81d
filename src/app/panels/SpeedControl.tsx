/** How fast to watch: training can be slowed down to see single iterations. */
import { setSpeedLimit } from '../state/viewing.ts';
import { usePlayground } from '../state/usePlayground.ts';

/** Iterations a second; Infinity is no limit. */
const SPEED_LIMITS = [1, 3, 10, 30, 100, Infinity] as const;

export function SpeedControl() {
  const speedLimit = usePlayground((state) => state.speedLimit);
  return (
    <label className="speed">
      Speed limit
      <select
        value={String(speedLimit)}
        onChange={(event) => setSpeedLimit(Number(event.target.value))}
      >
        {SPEED_LIMITS.map((limit) => (
          <option key={limit} value={String(limit)}>
            {limit === Infinity ? 'none' : `${limit} a second`}
          </option>
        ))}
      </select>
    </label>
  );
}
