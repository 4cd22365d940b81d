/** What the check of one reference file is. */
import type { ReferenceDocument } from './document.ts';
import type { Ledger } from './ledger.ts';

export interface ReferenceCheck {
  /** The file's name in the folder. */
  readonly file: string;
  /**
   * Computes with the project what `document` holds, and notes both in `ledger`.
   * @throws MalformedReferenceError
   */
  run(document: ReferenceDocument, ledger: Ledger): void;
}

/** The entry of a registry with this id, if the project has it. */
export function find<Entry extends { readonly id: string }>(
  registry: readonly Entry[],
  id: string,
): Entry | undefined {
  return registry.find((candidate) => candidate.id === id);
}
