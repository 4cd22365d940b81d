import { expect, test, TINY } from './playground.ts';

test.use({ serviceWorkers: 'allow' });

test('the page opens, trains and shows formulas without a network once it was kept, and installs as an app', async ({
  playground,
  page,
  context,
}) => {
  await playground.open(`data=ring8&${TINY}`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const manifest = await page.evaluate(async () => {
    const address = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!.href;
    return (await fetch(address)).json() as Promise<{ icons: { src: string; sizes: string }[] }>;
  });
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (address) => {
      const picture = new Image();
      picture.src = address;
      await picture.decode();
      return `${picture.naturalWidth}x${picture.naturalHeight}`;
    }, src);
    if (sizes !== 'any') expect(size).toBe(sizes);
  }

  await context.setOffline(true);
  await page.reload();
  await playground.reach(5);
  await playground.waitForMetrics();
  await expect(page.locator('.formula .katex').first()).toBeVisible();
});
