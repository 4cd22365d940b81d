import { expect, GRAPHICS, test, TINY } from './playground.ts';

test(
  'training starts by itself and shows losses, samples and metrics',
  { tag: GRAPHICS },
  async ({ playground }) => {
    await playground.open(`data=ring8&${TINY}`);
    await playground.reach(3);
    const before = await playground.state();
    expect(before.running).toBe(true);
    expect(before.samples).toHaveLength(2048);
    await playground.train(3);
    const after = await playground.state();
    expect(after.samples).not.toEqual(before.samples);
    expect(after.samples.every(Number.isFinite)).toBe(true);

    await playground.waitForMetrics();
    const { metrics } = await playground.state();
    expect(Object.keys(metrics)).toEqual(['jsd', 'wasserstein1', 'modes', 'highQuality']);
    expect(metrics['jsd']!.value).toBeGreaterThan(0);
    expect(metrics['jsd']!.value).toBeLessThan(Math.LN2);
    expect(metrics['wasserstein1']!.value).toBeGreaterThan(0);
  },
);

test(
  'the executor is the fastest there is, and the chip says which and why',
  { tag: GRAPHICS },
  async ({ playground, page }, { project }) => {
    await playground.open(TINY);
    await playground.reach(1);
    const { executor } = await playground.state();
    const chip = page.locator('.executor-chip');
    await chip.locator('summary').click();
    expect(executor).toBe('wasm');
    await expect(chip).toContainText('Training runs on wasm');
    if (project.name === 'webgpu') {
      // An emulated graphics device is either tried and slower, or not ready in time.
      await expect(chip.locator('.trial')).toContainText(/wasm\s[\d,]+\sit\/s/);
      await expect(chip).toContainText(/webgpu\s[\d.,]+\sit\/s|webgpu was set aside/);
    } else {
      await expect(chip.locator('.trial')).toHaveCount(0);
      await expect(chip).toContainText('webgpu cannot run here');
    }
    await expect(chip).not.toContainText('not compiled');
  },
);

test(
  'an executor can be forced, and carries the run over when it is changed',
  { tag: GRAPHICS },
  async ({ playground, page }) => {
    await playground.open(TINY, '?executor=tfjs-cpu');
    await playground.reach(3);
    expect((await playground.state()).executor).toBe('tfjs-cpu');
    await playground.pause();
    const { iteration, samples } = await playground.state();
    await page.locator('.executor-chip summary').click();
    await page.locator('.executor-chip').getByRole('combobox').selectOption('wasm');
    await page.waitForFunction(() => window.ganPlayground.state().executor === 'wasm');
    const carried = await playground.state();
    expect(carried.iteration).toBe(iteration);
    carried.samples.forEach((value, index) => expect(value).toBeCloseTo(samples[index]!, 3));
  },
);

test(
  'the same seed gives the same samples, another seed others',
  { tag: GRAPHICS },
  async ({ playground }) => {
    await playground.open(`data=grid25&seed=11&${TINY}`);
    await playground.reach(1);
    const threeSteps = async () => {
      await playground.button('Reset').click();
      await expect.poll(async () => (await playground.state()).iteration).toBe(0);
      for (let i = 0; i < 3; i++) await playground.step();
      return (await playground.state()).samples;
    };
    const first = await threeSteps();
    expect(await threeSteps()).toEqual(first);

    await playground.button('New seed').click();
    await expect.poll(async () => (await playground.state()).experiment.seed).not.toBe(11);
    expect(await threeSteps()).not.toEqual(first);
  },
);

test('pause, step and single-player steps do what they say', async ({ playground, page }) => {
  await playground.open(TINY);
  await playground.reach(2);
  await playground.pause();
  const paused = await playground.state();
  expect(paused.running).toBe(false);
  await page.waitForTimeout(500);
  expect((await playground.state()).iteration).toBe(paused.iteration);

  await playground.step();
  const stepped = await playground.state();
  expect(stepped.iteration).toBe(paused.iteration + 1);

  await playground.button('+ Critic').click();
  await page.waitForTimeout(1500);
  const afterCritic = await playground.state();
  expect(afterCritic.iteration).toBe(stepped.iteration);
  expect(afterCritic.samples).toEqual(stepped.samples);

  await playground.button('+ Generator').click();
  await expect.poll(async () => (await playground.state()).samples).not.toEqual(stepped.samples);
  expect((await playground.state()).iteration).toBe(stepped.iteration);

  await playground.button('Play').click();
  await playground.train(1);
});

test('a learning rate changes the run in progress; a width restarts it', async ({
  playground,
  page,
}) => {
  await playground.open(TINY);
  await playground.reach(3);
  await page.locator('summary', { hasText: 'Training' }).click();
  const rate = page.getByRole('textbox', { name: 'Critic learning rate' });
  await rate.fill('0.0005');
  await rate.press('Enter');
  await expect.poll(async () => (await playground.state()).experiment['critic.rate']).toBe(0.0005);
  expect((await playground.state()).iteration).toBeGreaterThanOrEqual(3);
  await playground.train(2);
  await expect(page).toHaveURL(/critic\.rate=0\.0005/);

  await playground.pause();
  await page.locator('summary', { hasText: 'Networks' }).click();
  const width = page.getByRole('textbox', { name: 'Generator units in a layer' });
  await width.fill('5');
  await width.press('Enter');
  await expect.poll(async () => (await playground.state()).iteration).toBe(0);
  expect((await playground.state()).experiment['generator.width']).toBe(5);
});

test('a new experiment never shows the picture of the one before', async ({ playground, page }) => {
  await playground.open(TINY);
  await playground.reach(5);
  await page.evaluate(() => {
    const seen: [string, number][] = [];
    Object.assign(window, { seen });
    const look = () => {
      const { experiment, iteration, samples } = window.ganPlayground.state();
      if (samples.length > 0) seen.push([experiment.data, iteration]);
      requestAnimationFrame(look);
    };
    look();
  });
  await playground.list('Data').selectOption('circles');
  await playground.reach(2);
  const seen = await page.evaluate(() => (window as unknown as { seen: [string, number][] }).seen);
  const first = seen.find(([data]) => data === 'circles')!;
  expect(first[1]).toBeLessThan(5);
});
