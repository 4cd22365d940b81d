import { expectNothingSticksOut } from './accessibility.ts';
import { expect, test, TINY } from './playground.ts';

test('nothing sticks out, however wide the window is', async ({ playground, page }) => {
  await playground.open(TINY);
  await playground.reach(1);
  for (const width of [320, 390, 768, 1440, 2560]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNothingSticksOut(page);
    const box = (await playground.image('Samples').boundingBox())!;
    expect(Math.abs(box.width - box.height)).toBeLessThan(2);
    expect(box.width).toBeGreaterThan(260);

    const chip = page.locator('.executor-chip');
    await chip.locator('summary').click();
    const card = (await chip.locator('.chip-card').boundingBox())!;
    expect(card.x).toBeGreaterThanOrEqual(0);
    expect(card.x + card.width).toBeLessThanOrEqual(width);
    await page.keyboard.press('Escape');
  }
});

test('the theme can be chosen and is remembered', async ({ playground, page }) => {
  await playground.open(TINY);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await playground.list('Theme').selectOption('dark');
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload();
  expect(await ground()).toBe(dark);
});

test('with reduced motion the run waits for Play', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open(TINY);
  await expect(playground.button('Play')).toBeVisible();
  await playground.waitForMetrics();
  expect((await playground.state()).iteration).toBe(0);
  await playground.button('Play').click();
  await playground.train(1);
});

test('hovering reads position, critic and density; charts share a crosshair', async ({
  playground,
  page,
}) => {
  await playground.open(TINY);
  await playground.reach(20);
  await playground.image('Samples').hover();
  await expect(page.getByText(/^x .* · D .* · p /)).toBeVisible();
  await playground.image('Critic and generator loss').hover();
  await expect(page.getByText(/^iteration [\d,]+ · critic .* · generator /)).toBeVisible();
  await expect(page.getByText(/^iteration [\d,]+ · measured /)).toHaveCount(2);
});

test('a number out of range is put right where it was typed', async ({ playground, page }) => {
  await playground.open(TINY);
  await page.locator('summary', { hasText: 'Training' }).click();
  const steps = page.getByRole('textbox', { name: 'Critic steps' });
  await steps.fill('99');
  await steps.press('Tab');
  await expect(
    page.getByText('Only a whole number from 0 to 20 is possible: 20 is used.'),
  ).toBeVisible();
  await expect(steps).toHaveValue('20');
});

test('switching a layer off takes it out of the picture', async ({ playground, page }) => {
  await playground.open(TINY);
  await playground.reach(1);
  await playground.pause();
  const picture = () => playground.image('Samples').screenshot();
  const before = await picture();
  await page.getByRole('checkbox', { name: 'generated' }).uncheck();
  await expect.poll(async () => (await picture()).equals(before)).toBe(false);
  const without = await picture();
  await page.getByRole('checkbox', { name: 'push' }).check();
  await expect.poll(async () => (await picture()).equals(without)).toBe(false);
});
