/** There is no browser; the message says what to do. */
export class BrowserNotFoundError extends Error {}

/**
 * The path of a Chromium that starts.
 * @throws BrowserNotFoundError
 */
export function findBrowser(): string;
