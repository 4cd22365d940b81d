/** The plainest of static hosts: the built page below one folder, no special headers. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

export const BUILT = join(import.meta.dirname, '..', 'dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export interface PlainHost {
  /** Where the page is. */
  readonly address: string;
  close(): void;
}

/** @param folder below which the page stands, such as `/courses/gan/` */
export async function startPlainHost(folder: string): Promise<PlainHost> {
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://host').pathname;
    // Browsers ask for it where a page names no icon, and complain when there is none.
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const name = path.startsWith(folder) ? path.slice(folder.length) || 'index.html' : '';
    const file = join(BUILT, name);
    if (name === '' || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${folder}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
