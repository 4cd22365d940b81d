/**
 * A Vite plugin that puts reveal.js beside the example deck in `public/deck`, from the package that is
 * installed: as files of the build, and on request while developing.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FOLDER = 'deck/reveal/';

/** What the deck loads, by what it is called there. */
const FILES = {
  'reveal.js': { source: 'dist/reveal.js', type: 'text/javascript' },
  'reveal.css': { source: 'dist/reveal.css', type: 'text/css' },
  LICENSE: { source: 'LICENSE', type: 'text/plain' },
};

// The package exports neither its own description nor its licence.
const home = join(dirname(createRequire(import.meta.url).resolve('reveal.js')), '..');
const read = ({ source }) => readFileSync(join(home, source));

export function deckFiles() {
  return {
    name: 'deck-files',

    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url, 'http://host');
        const file = FILES[pathname.replace(`/${FOLDER}`, '')];
        if (!pathname.startsWith(`/${FOLDER}`) || !file) return next();
        response.setHeader('content-type', file.type);
        response.end(read(file));
      });
    },

    generateBundle() {
      for (const [name, file] of Object.entries(FILES)) {
        this.emitFile({ type: 'asset', fileName: FOLDER + name, source: read(file) });
      }
    },
  };
}
