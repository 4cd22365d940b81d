/** A page to measure, built as the product is and served from this machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

export interface ServedPage {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * @param root of the repository
 * @param folder of the page's `index.html`; by default that of the benchmark of executors
 */
export async function servePage(
  root: string,
  folder = join(root, 'bench', 'browser'),
): Promise<ServedPage> {
  const built = mkdtempSync(join(tmpdir(), 'gan-playground-bench-'));
  // Also when it is interrupted.
  process.once('exit', () => rmSync(built, { recursive: true, force: true }));
  // The product's own configuration: what it does to workers and binaries counts here too.
  const shared = {
    configFile: join(root, 'vite.config.ts'),
    root: folder,
    logLevel: 'error' as const,
  };
  await build({ ...shared, publicDir: false, build: { outDir: built, emptyOutDir: true } });
  const server = await preview({
    ...shared,
    build: { outDir: built },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  return { address: server.resolvedUrls!.local[0]!, close: () => server.close() };
}
