/** That a setting is the same for all runs, where there are several. */
import { usePlayground } from '../state/usePlayground.ts';

export function SharedByAll() {
  const several = usePlayground(({ runs }) => runs.length > 1);
  return several && <p className="note">The same for all runs: changing it begins all anew.</p>;
}
