/**
 * Whether the page is being put on paper. Paper does not wait for the next turn to paint: when the browser has
 * told everybody who listens here, all has to stand.
 */

const paper = typeof matchMedia === 'undefined' ? undefined : matchMedia('print');
const listeners = new Set<(printing: boolean) => void>();
let printing = paper?.matches ?? false;
let listening = false;

export function isPrinting(): boolean {
  return printing;
}

/** Tells `listener` when printing begins and ends, until what is returned is called. */
export function watchPrinting(listener: (printing: boolean) => void): () => void {
  listeners.add(listener);
  if (!listening) listen();
  return () => listeners.delete(listener);
}

function listen(): void {
  listening = true;
  addEventListener('beforeprint', () => tell(true));
  addEventListener('afterprint', () => tell(paper?.matches ?? false));
  // Tools that only look at the page as paper would have it send no event.
  paper?.addEventListener('change', ({ matches }) => tell(matches));
}

function tell(now: boolean): void {
  if (now === printing) return;
  printing = now;
  for (const listener of listeners) listener(now);
}
