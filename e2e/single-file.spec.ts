import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { BUILT, startPlainHost } from './plainHost.ts';
import { expect, GRAPHICS, test, TINY } from './playground.ts';

const FILE = join(BUILT, 'gan-playground.html');

/** In bytes, compressed: what a lecture hall's network has to bring once. */
const LARGEST = 1_500_000;

// Three workers each read the whole script.
test.slow();

test(
  'the single file trains from a folder, without a network',
  { tag: GRAPHICS },
  async ({ playground, page, context }, { project }) => {
    const query = project.name === 'webgpu' ? '?executor=webgpu' : '';
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await context.setOffline(true);
    await page.goto(`${pathToFileURL(FILE)}${query}#data=ring8&${TINY};loss=hinge`);

    await page.waitForFunction(() =>
      window.ganPlayground.state().runs.every(({ iteration }) => iteration >= 2),
    );
    const { runs } = await playground.state();
    expect(runs.map(({ executor }) => executor)).toEqual(
      project.name === 'webgpu' ? ['webgpu', 'webgpu'] : ['wasm', 'wasm'],
    );
    await playground.waitForMetrics();
    await expect(page.locator('.formula .katex').first()).toBeVisible();
    await page.waitForFunction(() =>
      [...document.fonts].some(
        ({ family, status }) => family.includes('KaTeX_Math') && status === 'loaded',
      ),
    );

    await page.getByText('File', { exact: true }).click();
    const [table] = await Promise.all([
      page.waitForEvent('download'),
      playground.button('Samples').click(),
    ]);
    expect(table.suggestedFilename()).toMatch(/^ring8-2-runs-\d+-samples\.csv$/);

    expect(requests.filter((address) => !/^(data|blob):/.test(address))).toHaveLength(1);
  },
);

test('a frame that is sandboxed and on a foreign page trains by the single file', async ({
  page,
}) => {
  const host = await startPlainHost('/gan/');
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const ofPlayground = message.location().url.startsWith(host.address);
    if (ofPlayground && message.type() === 'error') complaints.push(message.text());
  });
  // Any page of another origin will do, and this one is trusted as a lecture's own would be.
  await page.goto(`${host.address.replace('127.0.0.1', 'localhost')}opaque-origin.js`);
  await page.setContent(
    `<iframe sandbox="allow-scripts" src="${host.address}?theme=dark#data=ring8&${TINY}"
       title="Playground" width="1200" height="800"></iframe>`,
  );
  await expect
    .poll(() => page.frames()[1]?.url())
    .toContain(`${host.address}gan-playground.html?theme=dark#`);
  const frame = page.frames()[1]!;
  expect(await frame.evaluate(() => self.origin)).toBe('null');
  await frame.waitForFunction(() => window.ganPlayground?.state().metrics['jsd'] !== undefined);

  await frame.getByText('File', { exact: true }).click();
  await frame.getByRole('button', { name: 'Samples', exact: true }).click();
  await expect(frame.getByText(/^If no file came, .* does not allow downloads/)).toBeVisible();
  host.close();
  // Chromium says itself what it refuses.
  expect(complaints.filter((text) => !text.startsWith('Download is disallowed'))).toEqual([]);
});

test('nothing in the single file leads outside but links that are clicked', () => {
  const text = readFileSync(FILE, 'utf8');
  const markup = text.replace(/(<(script|style)\b[^>]*>)[^]*?(?=<\/\2>)/g, '$1');
  expect(markup.match(/<script\b[^>]*>/g)).toHaveLength(2);
  expect(markup).not.toMatch(/\b(src|srcset|href)="(?!data:)/);
  const [style] = /(?<=<style>)[^]*?(?=<\/style>)/.exec(text)!;
  expect(style).toContain('url(data:font/woff2');
  expect(style).not.toMatch(/@import|url\((?!["']?data:)/);
  // What scripts might fetch all the same, this forbids.
  expect(markup).toContain("default-src 'none'");
  expect(gzipSync(text).length).toBeLessThan(LARGEST);
});
