/** Hands a text to the user as a file. */
import { warnOfRefusal } from './refusedDownloads.ts';

const TYPES = { csv: 'text/csv', json: 'application/json', svg: 'image/svg+xml' } as const;

/** Some browsers read the text only after this turn. */
const REVOKE_AFTER_MS = 10_000;

/** @param name without the ending */
export function download(text: string, name: string, ending: keyof typeof TYPES): void {
  const address = URL.createObjectURL(new Blob([text], { type: TYPES[ending] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.${ending}`;
  link.click();
  warnOfRefusal();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}
