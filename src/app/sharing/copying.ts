/** Gets a text into the clipboard, where need be without the permission that embedded pages often lack. */

/** `selected`: it could not be copied, but stands selected for the user's own keys. */
export type Copied = 'copied' | 'selected';

/** @param field shows the text */
export async function copyFrom(field: HTMLInputElement | HTMLTextAreaElement): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(field.value);
    return 'copied';
  } catch {
    // No permission, or no clipboard where the page came without encryption.
  }
  field.focus();
  field.select();
  // Deprecated, and the only way that asks nobody.
  return document.execCommand('copy') ? 'copied' : 'selected';
}
