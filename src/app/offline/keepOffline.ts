/**
 * Has the browser keep the page, so that it opens without a network and installs as an app. Not where the page
 * stands in somebody else's, which did not ask for it, nor where browsers do not let it: files and sandboxed frames.
 */
import { parsePresentation } from '../../embed/presentation.ts';
import { EXECUTOR_NAMES } from '../../training/protocol.ts';

/** The first iterations come before what is kept for later. */
const AFTER_MS = 4000;

export function keepOffline(): void {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (!import.meta.env.PROD || !isSecureContext || connection?.saveData) return;
  if (!location.protocol.startsWith('http') || window.top !== window) return;
  if (parsePresentation(location.search, EXECUTOR_NAMES).presentation.embed) return;
  setTimeout(() => void register(), AFTER_MS);
}

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register('./service-worker.js', { updateViaCache: 'none' });
  } catch {
    // Forbidden by the user, by a private window or by a sandbox: the page then needs the network, as pages do.
  }
}
