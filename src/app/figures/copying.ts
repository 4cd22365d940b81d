/** Puts a picture on the clipboard, where the browser lets a page do that. */

/** The browser, or the page around this one, does not let pictures be copied. */
export class CopyRefusedError extends Error {
  override readonly name = 'CopyRefusedError';
  constructor(cause: unknown) {
    super('The browser does not let this page copy pictures. Download the picture instead.', {
      cause,
    });
  }
}

export function canCopyPictures(): boolean {
  return typeof ClipboardItem !== 'undefined' && navigator.clipboard?.write !== undefined;
}

/**
 * @param picture not yet made: browsers want to be asked while the click is still fresh
 * @throws CopyRefusedError
 */
export async function copyPicture(picture: Promise<Blob>): Promise<void> {
  // Why a picture could not be made is to be said, rather than that it could not be copied.
  const made = picture.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
  } catch (error) {
    const failed = await made;
    if (failed) throw failed.error;
    throw new CopyRefusedError(error);
  }
}
