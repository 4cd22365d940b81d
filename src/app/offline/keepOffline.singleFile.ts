/** The single file is kept by whoever keeps the file, and its policy allows no service worker: nothing to be done. */
export function keepOffline(): void {}
