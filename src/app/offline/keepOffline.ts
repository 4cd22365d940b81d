/**
 * Has the browser keep the page, so that it opens without a network and installs as an app. Not where the page
 * stands in somebody else's, which did not ask for it, nor where browsers do not let it: files and sandboxed frames.
 */
import { parsePresentation } from '../../embed/presentation.ts';
import { EXECUTOR_NAMES } from '../../training/protocol.ts';

/** The first iterations come before what is kept for later. */
const AFTER_MS = 4000;

/** Where the page stands, and what is known of who looks at it. */
export interface Circumstances {
  readonly protocol: string;
  readonly search: string;
  /** Whether it is a frame in another page. */
  readonly framed: boolean;
  readonly secure: boolean;
  /** Whether the visitor asked for little traffic. */
  readonly saving: boolean;
}

export function isWorthKeeping(circumstances: Circumstances): boolean {
  const { protocol, search, framed, secure, saving } = circumstances;
  const { embed } = parsePresentation(search, EXECUTOR_NAMES).presentation;
  return protocol.startsWith('http') && secure && !framed && !embed && !saving;
}

export function keepOffline(): void {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  const worth = isWorthKeeping({
    protocol: location.protocol,
    search: location.search,
    framed: window.top !== window,
    secure: isSecureContext,
    saving: connection?.saveData === true,
  });
  if (import.meta.env.PROD && worth) setTimeout(() => void register(), AFTER_MS);
}

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register('./service-worker.js', { updateViaCache: 'none' });
  } catch {
    // Forbidden by the user, by a private window or by a sandbox: the page then needs the network, as pages do.
  }
}
