/** How one run becomes two. */
import { duplicate } from '../state/session.ts';
import { usePlayground } from '../state/usePlayground.ts';

export const COMPARE_BUTTON = 'compare';

export function CompareButton() {
  const only = usePlayground(({ runs }) => (runs.length === 1 ? runs[0]!.id : undefined));
  if (only === undefined) return null;
  return (
    <button
      type="button"
      id={COMPARE_BUTTON}
      title="Put a copy of this run beside it, to change something in it"
      onClick={() => void duplicate(only)}
    >
      Compare
    </button>
  );
}
