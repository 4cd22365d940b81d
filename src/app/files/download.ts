/** Hands a text or bytes to the user as a file. */
import { warnOfRefusal } from './refusedDownloads.ts';

export const FILE_TYPES = {
  csv: 'text/csv',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  html: 'text/html',
} as const;

export type FileEnding = keyof typeof FILE_TYPES;

/** Some browsers read the contents only after this turn. */
const REVOKE_AFTER_MS = 10_000;

/** @param name without the ending */
export function download(contents: BlobPart, name: string, ending: FileEnding): void {
  const address = URL.createObjectURL(new Blob([contents], { type: FILE_TYPES[ending] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.${ending}`;
  link.click();
  warnOfRefusal();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}
