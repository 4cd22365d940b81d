/** How one run becomes two. */
import { duplicate } from '../state/session.ts';
import { LaterRunCards } from './laterCards.tsx';
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
      onPointerEnter={() => void cardsAreThere()}
      onFocus={() => void cardsAreThere()}
      onClick={() => void cardsAreThere().then(() => duplicate(only))}
    >
      Compare
    </button>
  );
}

/** The keyboard goes to a card, which has to be there by then. Where it cannot be had, its place says so. */
function cardsAreThere(): Promise<unknown> {
  return LaterRunCards.load().catch(() => undefined);
}
