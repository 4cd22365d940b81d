import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { expect, test, TINY } from './playground.ts';

const BUILT = join(import.meta.dirname, '..', 'dist');
const FOLDER = '/courses/2026/gan/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

let server: Server;

/** The plainest of static hosts: files below one folder, no special headers. */
test.beforeAll(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://host').pathname;
    const name = path.startsWith(FOLDER) ? path.slice(FOLDER.length) || 'index.html' : '';
    const file = join(BUILT, name);
    if (name === '' || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('the built page trains from a folder of a plain static host', async ({ playground, page }) => {
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}${FOLDER}#data=ring8&${TINY}`);
  await playground.reach(2);
  await playground.waitForMetrics();
  await expect(page.locator('.formula .katex').first()).toBeVisible();
});
