/**
 * Keeps the whole page in the browser, so that it opens and trains without a network. Built into a file of its own
 * beside the page; `scripts/offline.ts` puts the list of files in. It takes nothing away from a page that is open:
 * a newer one waits until all pages of the older are closed, and until then the files of the older stay.
 */

/** All that the page may load, relative to it. */
declare const BUILT_FILES: BuiltFiles;
export type BuiltFiles = readonly string[];
/** Another one for every other build. */
declare const BUILD: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;

/** Other folders of the same host may have pages of ours, with caches of their own. */
const OURS = `gan-playground ${scope} `;
const CACHE = OURS + BUILD;

/** A network that has not answered by then is one that only says it is there. */
const LONGEST_WAIT_MS = 4000;

const page = new URL('index.html', scope).href;
const kept = new Set(BUILT_FILES.map((name) => new URL(name, scope).href));

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { href, origin, pathname } = new URL(request.url);
  if (request.method !== 'GET') return;
  const address = origin + pathname;
  if (request.mode === 'navigate') {
    if (address === scope || address === page) event.respondWith(newestPage(request));
  } else if (kept.has(href)) event.respondWith(keptFile(href));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  // Names with a hash say what is in them; of others the browser may have an old copy.
  const requests = BUILT_FILES.map(
    (name) => new Request(name, { cache: name.startsWith('assets/') ? 'default' : 'reload' }),
  );
  await cache.addAll(requests);
}

async function forgetOlder(): Promise<void> {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** From the network where that answers in time, so that a reload brings the newest version. */
async function newestPage(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(LONGEST_WAIT_MS) });
    if (answer.ok) return answer;
  } catch {
    // Offline, or as good as.
  }
  return keptFile(page);
}

async function keptFile(address: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? fetch(address);
}
