import type { Page } from '@playwright/test';
import { expectNoBarriers } from './accessibility.ts';
import { expect, test, TINY } from './playground.ts';

for (const profile of ['screen', 'projector'] as const) {
  test(`axe finds nothing on the whole page, unfolded, light and dark, for a ${profile}`, async ({
    playground,
    page,
  }) => {
    await playground.open(
      `data=ring8&loss=wasserstein&lipschitz=none&${TINY}`,
      `?profile=${profile}`,
    );
    await playground.waitForMetrics();
    await playground.pause();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await expectNoBarriers(page);
  });
}

/** What Tab should come to, in its order, each marked with its number; of a group of radio buttons, one. */
function markWhatIsReached(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isReached = (element: HTMLElement | SVGElement) => {
      if (element.tabIndex < 0 || element.matches(':disabled') || element.closest('[inert]')) {
        return false;
      }
      if (element instanceof HTMLInputElement && element.type === 'radio') {
        const group = document.getElementsByName(element.name);
        const chosen = [...group].find((one) => (one as HTMLInputElement).checked) ?? group[0];
        if (element !== chosen) return false;
      }
      return element.checkVisibility({ visibilityProperty: true });
    };
    const candidates = document.querySelectorAll<HTMLElement | SVGElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]',
    );
    return [...candidates].filter(isReached).map((element, index) => {
      element.dataset['reached'] = String(index);
      return element.outerHTML.slice(0, 120);
    });
  });
}

test('Tab comes to everything that can be used, in order, shows where it is, and gets out again', async ({
  playground,
  page,
}) => {
  await playground.open(`loss=standard&${TINY}`);
  await playground.waitForMetrics();
  await playground.pause();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const wanted = await markWhatIsReached(page);
  expect(wanted.length).toBeGreaterThan(30);
  const visited: string[] = [];
  const unseen: string[] = [];
  // From the beginning of the page, wherever the focus was.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  for (let press = 0; press < wanted.length + 5; press++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      if (element === document.body) return undefined;
      // What is too small or hidden itself shows the focus at what stands for it.
      const shows = [element, element.closest('label'), element.closest('.control, .chip')];
      const seen = shows.some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
      });
      return { number: element.dataset['reached'] ?? '', html: element.outerHTML, seen };
    });
    if (!at) break;
    visited.push(at.number);
    if (!at.seen) unseen.push(at.html.slice(0, 120));
  }
  expect(unseen, 'places where the focus is not seen').toEqual([]);
  const missed = wanted.filter((_, index) => !visited.includes(String(index)));
  expect(missed, 'what Tab does not come to').toEqual([]);
  expect(visited).toEqual(wanted.map((_, index) => String(index)));
});

test('a run is chosen, played, read and shared without a pointer', async ({ playground, page }) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.waitForMetrics();
  const play = page.locator('.play');
  await play.focus();
  await page.keyboard.press('Space');
  await expect(playground.button('Play')).toBeFocused();
  await page.keyboard.press('Tab');
  const { iteration } = await playground.state();
  await page.keyboard.press('Enter');
  await playground.reach(iteration + 1);

  // A point of the plane, and where its readings come from, is walked to.
  await playground.image('Samples').focus();
  await page.keyboard.press('ArrowRight');
  const reading = page.locator('.sample-reading[aria-live=polite]');
  await expect(reading).toHaveText(/^x 0\.00, 0\.00 · D /);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(reading).toHaveText(/^x 0\.10, 0\.01 · D /);
  await expect(page.locator('.walked-to')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.walked-to')).toHaveCount(0);

  await playground.image('Critic and generator loss').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/^iteration [\d,]+ · critic .* · generator /)).toBeVisible();

  await playground.list('Loss').focus();
  await page.keyboard.press('End');
  await expect.poll(async () => (await playground.state()).experiment['loss']).not.toBe('standard');

  await playground.button('Share').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(playground.button('Share')).toBeFocused();
});

test('a click into a picture leaves the focus where it is', async ({ playground }) => {
  await playground.open(TINY);
  await playground.waitForMetrics();
  await playground.button('Share').focus();
  for (const name of ['Samples', 'Critic and generator loss']) {
    await playground.image(name).click();
    await expect(playground.button('Share')).toBeFocused();
  }
});

test('what the pictures show is said when something was done, and rarely else', async ({
  playground,
  page,
}) => {
  await playground.open(`data=ring8&${TINY}`);
  const said = page.locator('#samples-summary + [role=status]');
  await expect(said).toHaveText(/^Iteration [\d,]+, running\. .*Jensen–Shannon divergence 0\.\d+/);
  await said.evaluate((element) => {
    const count = () => (element.ariaLabel = String(Number(element.ariaLabel ?? 0) + 1));
    new MutationObserver(count).observe(element, { characterData: true, subtree: true });
  });
  await page.waitForTimeout(8000);
  await expect(said).not.toHaveAttribute('aria-label');
  // The description that comes with the picture is younger.
  const description = page.locator('#samples-summary');
  expect(await description.textContent()).not.toBe(await said.textContent());
  await playground.pause();
  await expect(said).toHaveText(/^Iteration [\d,]+, paused\./);
});
