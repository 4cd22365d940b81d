import { startPlainHost, type PlainHost } from './plainHost.ts';
import { expect, GRAPHICS, test, TINY } from './playground.ts';

let host: PlainHost;

test.beforeAll(async () => {
  host = await startPlainHost('/courses/2026/gan/');
});

test.afterAll(() => host.close());

test(
  'the built page trains from a folder of a plain static host',
  { tag: GRAPHICS },
  async ({ playground, page }) => {
    await page.goto(`${host.address}#data=ring8&${TINY}`);
    await playground.reach(2);
    await playground.waitForMetrics();
    await expect(page.locator('.formula .katex').first()).toBeVisible();
  },
);
