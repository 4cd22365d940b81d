/**
 * A Vite plugin that puts `embed.js` beside the page: `<gan-playground>` for other people's pages, as one plain
 * script that works as a module too, and `embed.d.ts`, its types. The script has a build of its own, because chunks
 * of the page are modules. The build fails where it is larger than what other people's pages are promised.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'embed');
const FILE = 'embed.js';

/** Bytes, compressed. */
export const LARGEST_SCRIPT = 2048;

/** `embed.js` became too large; the message says by how much. */
export class EmbedScriptError extends Error {
  name = 'EmbedScriptError';
}

export function embedScript() {
  return {
    name: 'embed-script',

    async generateBundle() {
      const code = await buildEmbedScript();
      const size = gzipSync(code).length;
      if (size > LARGEST_SCRIPT) {
        throw new EmbedScriptError(
          `${FILE} has ${size} bytes compressed: allowed are ${LARGEST_SCRIPT}. Make src/embed/element.ts smaller.`,
        );
      }
      this.emitFile({ type: 'asset', fileName: FILE, source: code });
      const types = readFileSync(join(folder, 'wire.ts'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'embed.d.ts', source: types });
    },

    configureServer({ middlewares }) {
      middlewares.use(`/${FILE}`, async (_request, response) => {
        response.setHeader('content-type', 'text/javascript');
        response.end(await buildEmbedScript());
      });
    },
  };
}

/** The script's text. */
export async function buildEmbedScript() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(folder, 'element.ts'), formats: ['iife'], name: 'ganPlaygroundElement' },
    },
  });
  return output[0].code;
}
