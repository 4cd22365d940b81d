/** Where the keyboard goes when what it was on has gone. */
import type { RunId } from '../state/store.ts';

/** The id of the button that selects a run. */
export function cardId(run: RunId): string {
  return `select-run-${run}`;
}

export function focusCard(run: RunId): void {
  document.getElementById(cardId(run))?.focus({ preventScroll: true });
}

/** Whether the element that had the focus is no longer there. Where another page has it, it is not ours to move. */
export function focusIsLost(): boolean {
  if (!document.hasFocus()) return false;
  return document.activeElement === null || document.activeElement === document.body;
}
