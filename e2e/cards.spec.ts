/** Every alternative of every panel, chosen once and looked at: the pictures are kept with the results. */
import type { Locator, Page } from '@playwright/test';
import { expect, test, TINY } from './playground.ts';

/** Beside these nothing is refused that can be had at all. */
const OPEN_TO_ALL = `data=ring8&loss=standard&lipschitz=none&${TINY}`;

const CHOICES = ['Loss', 'Lipschitz', 'Second network', 'Game dynamics'];

function panelOf(page: Page, title: string): Locator {
  return page.locator('.panel', { has: page.getByRole('heading', { name: title, exact: true }) });
}

async function unfold(panel: Locator): Promise<void> {
  const summary = panel.locator(':scope > summary');
  if ((await summary.count()) > 0) await summary.click();
}

/** Says what it is, in type that fits, with nothing that could not be typeset. */
async function expectCard(page: Page, panel: Locator, name: string): Promise<void> {
  await expect(panel.locator('.note').first()).not.toBeEmpty();
  await expect(panel.locator('.katex-error')).toHaveCount(0);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
    `${name} makes the page wider than the window`,
  ).toBe(true);
  const file = name.replaceAll(/[^\w-]+/g, '-').toLowerCase();
  await panel.screenshot({ path: `test-results/cards/${file}.png` });
}

for (const title of CHOICES) {
  test(`every card of ${title}`, async ({ playground, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await playground.open(OPEN_TO_ALL);
    await playground.reach(1);
    await playground.pause();
    const panel = panelOf(page, title);
    await unfold(panel);
    const select = panel.getByRole('combobox').first();
    const ids = await select
      .locator('option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(ids.length).toBeGreaterThan(3);
    for (const id of ids) {
      await select.selectOption(id);
      await expect(select).toHaveValue(id);
      await expectCard(page, panel, `${title} ${id}`);
    }
  });
}

test('every card of the stabilisers', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open(OPEN_TO_ALL);
  await playground.reach(1);
  await playground.pause();
  const panel = panelOf(page, 'Stabilisers');
  await unfold(panel);
  const boxes = panel.getByRole('checkbox');
  const count = await boxes.count();
  expect(count).toBeGreaterThan(3);
  for (let index = 0; index < count; index++) {
    const box = boxes.nth(index);
    await box.check();
    await expect(box).toBeChecked();
    await expectCard(page, panel, `Stabilisers ${index + 1}`);
    await box.uncheck();
  }
});
