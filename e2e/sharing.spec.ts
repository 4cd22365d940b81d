import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectNoBarriers, expectNothingSticksOut } from './accessibility.ts';
import { expect, test, TINY } from './playground.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const text = (page: Page, name: string) => dialog(page).getByRole('textbox', { name, exact: true });

test('what runs is shared as link, frame, element, Markdown and QR code', async ({
  playground,
  page,
}) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.reach(20);
  await playground.pause();
  const { iteration, hash } = await playground.state();
  await playground.button('Share').click();
  const address = page.url().replace(/[?#].*$/, '');
  await expect(text(page, 'Address')).toHaveValue(`${address}#${hash}`);

  await dialog(page).getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await dialog(page)
    .getByRole('button', { name: /^Here: / })
    .click();
  await dialog(page).getByRole('checkbox', { name: 'curves' }).check();
  await dialog(page).getByRole('combobox', { name: 'Size' }).selectOption('Square');
  await expect(text(page, 'Address')).toHaveValue(
    `${address}?theme=dark&start=${iteration}#${hash}`,
  );
  await expect(text(page, 'Markdown')).toHaveValue(/^\[GAN Playground: Ring of modes, .*]\(<http/);
  await expect(text(page, 'Frame')).toHaveValue(
    /<iframe src="[^"]*\?embed=1&amp;ui=samples,curves/,
  );
  await expect(text(page, 'Frame')).toHaveValue(/aspect-ratio: 480 \/ 480/);
  await expect(text(page, 'Element')).toHaveValue(/<gan-playground data="ring8" /);

  // The preview is the page itself, with what was chosen.
  const frame = dialog(page).locator('iframe');
  await expect(frame).toHaveAttribute('src', /ui=samples,curves.*theme=dark/);
  await expect(frame).toHaveAttribute('width', '480');

  const saved = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Save QR code' }).click();
  expect(await readFile(await (await saved).path(), 'utf8')).toMatch(/^<svg .*<\/svg>\n$/);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(playground.button('Share')).toBeFocused();
});

test('copying works with and without the permission for it', async ({ playground, page }) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.button('Share').click();
  const copy = dialog(page).getByRole('button', { name: 'Copy: Address' });
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (given: string) => void Object.assign(window, { given }) },
      configurable: true,
    });
  });
  await copy.click();
  await expect(dialog(page)).toContainText('Copied');
  const value = await text(page, 'Address').inputValue();
  expect(await page.evaluate(() => (window as unknown as { given: string }).given)).toBe(value);

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    document.execCommand = () => false;
  });
  await copy.click();
  await expect(dialog(page)).toContainText('Selected: press Ctrl+C');
  expect(await page.evaluate(() => getSelection()!.toString())).toBe(value);
});

test('axe finds nothing in the dialog, and nothing sticks out of it', async ({
  playground,
  page,
}) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.button('Share').click();
  await expect(dialog(page)).toBeVisible();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoBarriers(page, 'dialog');
    await expectNothingSticksOut(page, '.share-dialog');
  }
});
