/** Names the quantities of an entry that no check computes, so that none goes by unnoticed. */
import type { Entry } from './document.ts';
import type { Ledger } from './ledger.ts';

/** @param known keys that are compared, or that only describe what is compared */
export function missingKeys(entry: Entry, known: readonly string[], ledger: Ledger): void {
  for (const key of entry.keys) if (!known.includes(key)) ledger.missing(key);
}
