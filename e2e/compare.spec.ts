import type { Page } from '@playwright/test';
import { expectNoBarriers, expectNothingSticksOut } from './accessibility.ts';
import { expect, test, TINY } from './playground.ts';

const TWO = `data=ring8&${TINY};loss=standard&lipschitz=none`;

const runs = (page: Page) =>
  page.evaluate(() =>
    window.ganPlayground.state().runs.map(({ id, iteration, experiment, samples, running }) => ({
      id,
      iteration,
      experiment,
      samples: [...samples],
      running,
    })),
  );

const ids = async (page: Page) => (await runs(page)).map(({ id }) => id).join('');

const card = (page: Page, id: string) =>
  page.getByRole('article', { name: new RegExp(`^Run ${id}\\b`) });

const selecting = (page: Page, id: string) =>
  page.getByRole('button', { name: new RegExp(`^Run ${id}\\b`) });

/** Waits until every run is at rest at the same iteration. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { runs: all } = window.ganPlayground.state();
    return all.every(({ iteration, running }) => !running && iteration === all[0]!.iteration);
  });
  await expect(page.getByText('catching up')).toHaveCount(0);
}

test('a link shows its runs side by side, in step and at rest together', async ({
  playground,
  page,
}) => {
  await playground.open(`${TWO};critic.rate=0.001`);
  await playground.reach(20);
  expect(await ids(page)).toBe('ABC');
  await expect(card(page, 'A')).toContainText('Wasserstein, Gradient penalty');
  await expect(card(page, 'B')).toContainText('Standard (original GAN), Lipschitz: none');
  const differs = page.getByRole('region', { name: 'What differs' });
  await expect(differs.getByRole('row', { name: /^Loss / })).toContainText('Wasserstein');
  await expect(differs.getByRole('row', { name: /^Critic learning rate/ })).toContainText('0.001');
  await expect(page.getByText(/^Shared: data Ring of modes, seed 1\./)).toBeVisible();
  await playground.button('Pause').click();
  await settled(page);
  await playground.step();
  await settled(page);
});

test('duplicate, change, remove; Back undoes each', async ({ playground, page }) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.reach(30);
  await playground.pause();
  const [original] = await runs(page);
  await playground.button('Compare').click();
  await expect(selecting(page, 'B')).toHaveAttribute('aria-pressed', 'true');
  await page.waitForFunction(() => window.ganPlayground.state().runs[1]!.samples.length > 0);
  const [a, b] = await runs(page);
  expect(a!.iteration).toBe(original!.iteration);
  // The copy goes on where the original stands.
  expect(b!.iteration).toBe(original!.iteration);
  expect(b!.samples).toEqual(original!.samples);

  await playground.list('Loss').selectOption('hinge');
  await expect(page).toHaveURL(/;.*loss=hinge/);
  expect((await runs(page)).map(({ experiment }) => experiment.loss)).toEqual([
    'wasserstein',
    'hinge',
  ]);
  // A run that begins anew catches up with the one that is further.
  await settled(page);
  expect((await runs(page))[0]!.iteration).toBe(original!.iteration);

  await page.getByRole('button', { name: 'Remove run A' }).click();
  expect(await ids(page)).toBe('B');
  await expect(playground.image('Samples')).toBeVisible();
  await page.goBack();
  await expect.poll(() => ids(page)).toBe('AB');
  expect((await runs(page)).map(({ experiment }) => experiment.loss)).toEqual([
    'wasserstein',
    'hinge',
  ]);
  await page.goBack();
  await expect.poll(async () => (await runs(page))[1]!.experiment.loss).toBe('wasserstein');
  await page.goBack();
  await expect.poll(() => ids(page)).toBe('A');
});

test('data and seed are changed for all, everything else for the chosen run', async ({
  playground,
  page,
}) => {
  await playground.open(TWO);
  await playground.reach(1);
  await selecting(page, 'B').click();
  await expect(playground.list('Loss')).toHaveValue('standard');
  await expect(page.getByRole('radio', { name: 'Run B' })).toBeChecked();
  await playground.list('Data').selectOption('two-moons');
  await expect
    .poll(async () => (await runs(page)).map(({ experiment }) => experiment.data))
    .toEqual(['two-moons', 'two-moons']);
  await playground.button('New seed').click();
  const [a, b] = await runs(page);
  expect(a!.experiment.seed).toBe(b!.experiment.seed);
  expect(a!.experiment.loss).not.toBe(b!.experiment.loss);
});

for (const [alignment, hash] of [
  ['updates', 'critic.steps=3'],
  // A hundred times the work: in as much time it gets through fewer iterations on any machine.
  ['time', 'generator.width=64&critic.width=64&critic.depth=3&batch=256'],
] as const) {
  test(`runs keep step by ${alignment}`, async ({ playground, page }) => {
    await playground.open(`data=ring8&${TINY};${hash}`);
    await playground.reach(1);
    await page.getByRole('radio', { name: alignment }).check();
    await expect(page).toHaveURL(new RegExp(`align=${alignment}`));
    await playground.button('Reset').click();
    await playground.button('Play').click();
    await page.waitForFunction(() => window.ganPlayground.state().iteration >= 200);
    await playground.button('Pause').click();
    if (alignment === 'updates') {
      // Two updates an iteration against four: those behind catch up, but for part of an iteration.
      await expect
        .poll(async () => {
          const [a, b] = await runs(page);
          return Math.abs(2 * a!.iteration - 4 * b!.iteration);
        })
        .toBeLessThan(4);
    } else {
      const [a, b] = await runs(page);
      expect(b!.iteration).toBeLessThan(a!.iteration);
    }
  });
}

test('a run in a comparison ends with the same numbers as alone', async ({ playground, page }) => {
  const own = 'batch=32&loss=hinge';
  // Slowly and from rest, so that one can get to the same iteration step by step.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open(`data=ring8&${TINY};${own};critic.steps=3`, '?executor=wasm');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await playground.list('Speed limit').selectOption('30');
  await playground.button('Play').click();
  await playground.reach(25);
  await playground.button('Pause').click();
  await settled(page);
  const beside = (await runs(page))[1]!;

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('about:blank');
  await playground.open(`data=ring8&${TINY.replace('&batch=8', '')}&${own}`, '?executor=wasm');
  for (let steps = 0; steps < beside.iteration; steps++) await playground.step();
  const [alone] = await runs(page);
  expect(alone!.experiment).toEqual(beside.experiment);
  expect(alone!.iteration).toBe(beside.iteration);
  expect(alone!.samples).toEqual(beside.samples);
});

test('a run that diverges stops alone, and its card has the ways on', async ({
  playground,
  page,
}) => {
  const diverging = ['critic', 'generator'].map((one) => `${one}.optimizer=sgd&${one}.rate=1`);
  await playground.open(
    `data=ring8&loss=least-squares&lipschitz=none&${TINY};${diverging.join('&')}`,
  );
  const alert = card(page, 'B').getByRole('alert');
  await expect(alert).toContainText(/diverged.*iteration/);
  await expect(card(page, 'B')).toContainText('stopped');
  // Nobody waits for it.
  await playground.train(20);
  await expect(card(page, 'A').getByRole('alert')).toHaveCount(0);
  const { iteration } = await playground.state();
  await alert.getByRole('button', { name: 'Start again' }).click();
  // It diverges again at the same place, and the other one was not begun anew.
  await expect(alert).toContainText(/diverged.*iteration/);
  expect((await playground.state()).iteration).toBeGreaterThanOrEqual(iteration);
});

test('a ready-made comparison is chosen by name and explains what to watch', async ({
  playground,
  page,
}) => {
  await playground.open(TINY);
  const group = playground.list('Preset').locator('optgroup[label="Comparisons"] option');
  const name = (await group.first().textContent())!;
  await playground.list('Preset').selectOption({ label: name });
  await expect.poll(async () => (await ids(page)).length).toBeGreaterThan(1);
  await expect(playground.list('Preset').locator('option:checked')).toHaveText(name);
  await expect(page.getByText('Watch:')).toBeVisible();
  await page.goBack();
  await expect.poll(() => ids(page)).toBe('A');
});

test('there are six runs at most', async ({ playground, page }) => {
  await playground.open(`data=ring8&${TINY};batch=16;batch=24;batch=32;batch=40;batch=48`);
  await playground.reach(1);
  expect(await ids(page)).toBe('ABCDEF');
  await expect(page.getByRole('button', { name: 'Duplicate run A' })).toBeDisabled();
  await page.getByRole('button', { name: 'Remove run C' }).click();
  await page.getByRole('button', { name: 'Duplicate run F' }).click();
  // A letter that has become free is taken again.
  await expect.poll(() => ids(page)).toBe('ABCDEF');
  expect((await runs(page))[2]!.experiment.batch).toBe(48);
});

test('everything can be done by keyboard', async ({ playground, page }) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.reach(1);
  await playground.button('Compare').press('Enter');
  // The button has gone; the copy has the focus.
  await expect(selecting(page, 'B')).toBeFocused();
  await page.keyboard.press('a');
  await expect(selecting(page, 'A')).toBeFocused();
  await expect(selecting(page, 'A')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Tab');
  await expect(playground.image('Samples of run A')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Duplicate run A' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(selecting(page, 'B')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(selecting(page, 'B')).toHaveAttribute('aria-pressed', 'true');
  for (let stop = 0; stop < 3; stop++) await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Remove run B' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => ids(page)).toBe('A');
  await expect(playground.button('Compare')).toBeFocused();
});

test('axe finds nothing and nothing sticks out, on a phone and on a desk', async ({
  playground,
  page,
}) => {
  await playground.open(`${TWO};batch=32;batch=64;lipschitz=r1;critic.rate=0.001`);
  await playground.reach(20);
  await playground.button('Pause').click();
  await settled(page);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNothingSticksOut(page);
    await expectNoBarriers(page);
  }
});
