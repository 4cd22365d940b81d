/** What axe has to say about a page, in both themes. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Fails with everything that axe finds, light or dark.
 * @param part a selector of what is looked at; else the whole page
 */
export async function expectNoBarriers(page: Page, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // What stands in a frame is a page of its own, with headings of its own, and is looked at as such.
    const axe = new AxeBuilder({ page }).exclude('iframe');
    // All that does not depend on colours is the same in the other theme, and takes its time.
    if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
    const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    );
    expect(found, colorScheme).toEqual([]);
  }
}

/**
 * Fails where something is wider than what it stands in.
 * @param part a selector of that; else the window
 */
export async function expectNothingSticksOut(page: Page, part = 'html'): Promise<void> {
  const overflow = await page
    .locator(part)
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(overflow).toBe(0);
}
