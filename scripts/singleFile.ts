/**
 * A Vite plugin that makes one HTML file of a page: script, styles, fonts, icon and workers stand inside it, and
 * its Content-Security-Policy lets it load nothing else. It fails rather than leave a file beside it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig, Rolldown } from 'vite';
import { singlePage } from './singlePage.ts';

/** Something would lie beside the single file, where nobody carries it along. */
export class BesideSingleFileError extends Error {
  override name = 'BesideSingleFileError';

  constructor(files: readonly string[]) {
    super(
      `${files.join(', ')} would lie beside the single file. ` +
        'Import it as `?inline`, or open a worker through src/training/openWorker.ts.',
    );
  }
}

export interface SingleFileOptions {
  /** Name of the file to be written. */
  readonly name: string;
  /** Of an SVG in the public folder. */
  readonly icon: string;
  /** The id of the element that is to hold the script of the workers, and how to come by that script. */
  readonly worker: { readonly id: string; readonly bundle: () => Promise<string> };
}

export function singleFile({ name, icon, worker }: SingleFileOptions): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'single-file',
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle: {
      // After Vite's own, which finishes the code of dynamic imports.
      order: 'post',
      async handler(_, bundle) {
        const { page, script, style } = partsOf(bundle);
        for (const file of Object.keys(bundle)) delete bundle[file];
        const source = singlePage({
          page,
          script,
          style,
          icon: readFileSync(join(config.publicDir, icon), 'utf8'),
          worker: { id: worker.id, script: await worker.bundle() },
        });
        this.emitFile({ type: 'asset', fileName: name, source });
      },
    },
  };
}

interface Parts {
  readonly page: string;
  readonly script: string;
  readonly style: string;
}

/** @throws BesideSingleFileError */
function partsOf(bundle: Rolldown.OutputBundle): Parts {
  const files = Object.values(bundle);
  const page = files.find(({ fileName }) => fileName.endsWith('.html'));
  const script = files.find((file) => file.type === 'chunk' && file.isEntry);
  const style = files.find(({ fileName }) => fileName.endsWith('.css'));
  const beside = files.filter((file) => file !== page && file !== script && file !== style);
  if (beside.length > 0) throw new BesideSingleFileError(beside.map(({ fileName }) => fileName));
  return { page: textOf(page), script: textOf(script), style: textOf(style) };
}

function textOf(file: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): string {
  if (!file) return '';
  return file.type === 'chunk' ? file.code : file.source.toString();
}
