/**
 * What the browser lets this page keep: nothing while it is embedded, where two of them would take each other's
 * things and a visitor of the page around expects nothing to stay. Refuses by throwing, as browsers themselves do
 * in a sandboxed frame, so that whoever stores has one case to mind.
 */
import { embedded } from './presentation.ts';

export class EmbeddedStorageError extends Error {
  constructor() {
    super('An embedded page stores nothing: open it in full to keep things.');
    this.name = 'EmbeddedStorageError';
  }
}

/** @throws EmbeddedStorageError where nothing may be stored or read */
export function requireStorage(): void {
  if (embedded) throw new EmbeddedStorageError();
}

/** What outlasts the visit. @throws where nothing may be stored or read, by us or by the browser */
export function lastingItems(): Storage {
  requireStorage();
  return localStorage;
}

/** What lasts as long as the tab. @throws as `lastingItems` does */
export function tabItems(): Storage {
  requireStorage();
  return sessionStorage;
}
