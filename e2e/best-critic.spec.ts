import { expectNoBarriers } from './accessibility.ts';
import { expect, test, TINY } from './playground.ts';

/** Where data and samples overlap from the first iteration. */
const OVERLAPPING = `data=gaussian&lipschitz=none&${TINY}`;

test('the best critic is drawn, read and compared', async ({ playground, page }) => {
  await playground.open(`loss=standard&${OVERLAPPING}`);
  await playground.reach(20);
  await playground.pause();
  const picture = () => playground.image('Samples').screenshot();
  const before = await picture();
  await page.locator('label', { hasText: 'best critic' }).click();
  await expect(page.getByRole('checkbox', { name: 'best critic' })).toBeChecked();
  await expect.poll(async () => before.equals(await picture())).toBe(false);

  await playground.image('Samples').hover();
  await expect(page.getByText(/^x .* · D \S+ · D\* −?[\d.]+ · p /)).toBeVisible();

  const panel = page.locator('details', { hasText: 'Best critic' }).last();
  await panel.locator('summary').click();
  await expect(panel).toContainText(/gap of the score\s*floor [\d.]+/);
  await expect(panel).toContainText(/error of log p\/q\s*floor [\d.]+/);
  await expect(
    panel.getByRole('img', { name: /^Learned against actual log density ratio/ }),
  ).toBeVisible();
  await expect(panel.locator('summary')).toContainText(/gap [\d.]+/);
  await expectNoBarriers(page, '.readouts');
});

test('a loss without a best critic says why, and one without a ratio too', async ({
  playground,
  page,
}) => {
  await playground.open(`loss=wasserstein&${OVERLAPPING}`);
  await playground.reach(1);
  const panel = page.locator('details', { hasText: 'Best critic' }).last();
  await panel.locator('summary').click();
  await expect(panel).toContainText('none here');
  await expect(panel.locator('.note')).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: 'best critic' })).toBeDisabled();

  await playground.list('Loss').selectOption('hinge');
  await expect(panel).toContainText('gap of the score');
  await expect(panel).toContainText('p/q cannot be read from D.');
  await expect(panel.getByRole('img')).toHaveCount(0);

  await playground.list('Loss').selectOption('misclassification');
  await expect(panel).toContainText('There is no gap to show.');
});

test('nothing is compared while nobody looks', async ({ playground, page }) => {
  await playground.open(`loss=standard&${OVERLAPPING}`);
  await playground.waitForMetrics();
  const panel = page.locator('details', { hasText: 'Best critic' }).last();
  await expect(panel.locator('summary')).not.toContainText('gap');
  await panel.locator('summary').click();
  await expect(panel.locator('summary')).toContainText('gap');
  await panel.locator('summary').click();
  await expect(panel.locator('summary')).not.toContainText('gap');
});
