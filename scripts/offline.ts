/**
 * Tells the service worker (`src/app/offline/serviceWorker.ts`) which files there are to keep: all that the page
 * may load, and nothing that only other pages do.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export const SERVICE_WORKER = 'service-worker';

/** From public/: what the page itself asks for. */
const OF_THE_APP = ['manifest.webmanifest', 'icon.svg', 'icon-192.png', 'opaque-origin.js'];

export function offline(): Plugin {
  let publicFolder: string;
  return {
    name: 'offline',
    apply: 'build',
    configResolved({ publicDir }) {
      publicFolder = publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[`${SERVICE_WORKER}.js`];
        if (worker?.type !== 'chunk') return this.error('The service worker was not built.');
        const built = Object.values(bundle).filter(
          (file) => file !== worker && isKept(file.fileName),
        );
        const hash = createHash('sha256');
        for (const file of built) {
          hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
        }
        for (const name of OF_THE_APP)
          hash.update(name).update(readFileSync(join(publicFolder, name)));
        const files = [...built.map(({ fileName }) => fileName), ...OF_THE_APP].sort();
        worker.code = worker.code
          .replaceAll('BUILT_FILES', JSON.stringify(files))
          .replaceAll(/\bBUILD\b/g, JSON.stringify(hash.digest('hex').slice(0, 16)));
      },
    },
  };
}

/** The page and what it loads; of the fonts those that every browser of today takes. */
function isKept(name: string): boolean {
  return name === 'index.html' || (name.startsWith('assets/') && !/\.(?:ttf|woff|map)$/.test(name));
}
