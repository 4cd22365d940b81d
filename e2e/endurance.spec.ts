import type { Page } from '@playwright/test';
import { expect, test, TINY } from './playground.ts';

/** JavaScript heap of the page after a garbage collection, in megabytes. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}

test('the page’s memory does not grow over 20,000 iterations', async ({ playground, page }) => {
  await playground.open(TINY);
  await playground.reach(500);
  await playground.waitForMetrics();
  const early = await heapOf(page);
  await playground.train(20_000);
  // Curves and textures settle within a few megabytes; a leaked frame is 30 kB, sixty times a second.
  expect(await heapOf(page)).toBeLessThan(early + 8);
});
