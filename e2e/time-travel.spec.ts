import type { Page } from '@playwright/test';
import { expectNoBarriers, expectNothingSticksOut } from './accessibility.ts';
import { expect, test, TINY, type Playground } from './playground.ts';

const slider = (page: Page) => page.getByRole('slider', { name: 'History', exact: true });
const history = (page: Page) => page.getByRole('region', { name: 'History', exact: true });

/** What is shown at rest after `act`. */
async function shownAfter(playground: Playground, act: () => Promise<unknown>) {
  const { iteration } = await playground.state();
  await act();
  await expect.poll(async () => (await playground.state()).iteration).not.toBe(iteration);
  return playground.state();
}

/** Trains so long that there are moments to look at. */
async function trainForMoments(page: Page, count = 4): Promise<void> {
  await expect
    .poll(async () => Number(/(\d+) moments/.exec(await history(page).innerText())?.[1] ?? 0))
    .toBeGreaterThan(count);
}

async function goTo(playground: Playground, page: Page, iteration: number) {
  const number = page.getByRole('textbox', { name: 'Go to iteration' });
  await number.fill(String(iteration));
  await number.press('Enter');
  await expect.poll(async () => (await playground.state()).iteration).toBe(iteration);
  await expect(page.getByRole('progressbar', { name: 'Training again' })).toHaveCount(0);
  return playground.state();
}

/** Pictures of iterations of which most are no moments, taken while the run goes on. */
async function watch(page: Page, frames: number) {
  return page.evaluate(async (frames) => {
    const seen: { iteration: number; samples: readonly number[] }[] = [];
    while (seen.length < frames) {
      await new Promise(requestAnimationFrame);
      const { iteration, samples } = window.ganPlayground.state();
      if (iteration !== seen.at(-1)?.iteration) seen.push({ iteration, samples });
    }
    return seen;
  }, frames);
}

test('the past is scrubbed through by keyboard, and nothing is lost by looking', async ({
  playground,
  page,
}) => {
  await playground.open(`data=ring8&${TINY}`);
  await trainForMoments(page);
  const scrubber = slider(page);
  await scrubber.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(history(page)).toContainText('Looking at iteration');
  await expect(playground.button('Play')).toBeVisible();
  await expect(page.getByText('finishing the last step')).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(history(page)).not.toContainText('Looking at');
  const latest = await playground.state();

  const earlier = await shownAfter(playground, () => page.keyboard.press('ArrowLeft'));
  expect(earlier.iteration).toBeLessThan(latest.iteration);
  expect(earlier.samples).not.toEqual(latest.samples);
  await expect(scrubber).toHaveAttribute(
    'aria-valuetext',
    `iteration ${earlier.iteration.toLocaleString('en')} of ${latest.iteration.toLocaleString('en')}`,
  );
  const first = await shownAfter(playground, () => page.keyboard.press('Home'));
  expect(first.iteration).toBe(0);
  const second = await shownAfter(playground, () => page.keyboard.press('ArrowRight'));
  expect(second.iteration).toBeGreaterThan(0);
  const further = await shownAfter(playground, () => page.keyboard.press('PageUp'));
  expect(further.iteration).toBeGreaterThan(second.iteration);
  expect(await playground.state()).toMatchObject({ hash: latest.hash, running: false });
  await shownAfter(playground, () => page.keyboard.press('Home'));
  const back = await shownAfter(playground, () => playground.button('Back to the latest').click());
  expect(back).toMatchObject({ iteration: latest.iteration, samples: latest.samples });
});

test('an exact iteration is what it was, also across a change in mid-run', async ({
  playground,
  page,
}) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.reach(50);
  await page.locator('summary', { hasText: 'Training' }).click();
  const before = await watch(page, 8);
  const rate = page.getByRole('textbox', { name: 'Critic learning rate' });
  await rate.fill('0.02');
  await rate.press('Enter');
  await expect.poll(async () => (await playground.state()).experiment['critic.rate']).toBe(0.02);
  await page.waitForTimeout(300);
  const after = await watch(page, 8);
  await playground.pause();
  for (const { iteration, samples } of [before[3]!, after[5]!, before[6]!, after[2]!]) {
    expect((await goTo(playground, page, iteration)).samples).toEqual(samples);
  }
  expect((await playground.state()).experiment['critic.rate']).toBe(0.02);
  const then = await goTo(playground, page, before[1]!.iteration);
  expect(then.experiment['critic.rate']).not.toBe(0.02);
  await expect(history(page)).toContainText('settings of then');
});

test('training goes on exactly from there, and what came after can be brought back', async ({
  playground,
  page,
}) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.reach(50);
  await playground.pause();
  const start = await playground.state();
  for (let i = 0; i < 3; i++) await playground.step();
  const first = await playground.state();
  await goTo(playground, page, start.iteration);
  for (let i = 0; i < 3; i++) await playground.step();
  expect((await playground.state()).samples).toEqual(first.samples);

  const past = await goTo(playground, page, 7);
  await playground.button('Play').click();
  await playground.reach(past.iteration + 3);
  await expect(history(page)).toContainText('Went on from iteration 7');
  // While it trains: what is under way belongs to what is put aside.
  await playground.button('Undo').click();
  await expect(playground.button('Play')).toBeVisible();
  await expect.poll(async () => (await playground.state()).samples).toEqual(first.samples);
  expect(await playground.state()).toMatchObject({ iteration: first.iteration, running: false });
  await playground.button('Forget it').click();
  await expect(playground.button('Undo')).toHaveCount(0);
  await playground.step();
  expect((await playground.state()).iteration).toBe(first.iteration + 1);
});

test('a change made while the past is shown holds from there on', async ({ playground, page }) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.reach(50);
  await playground.pause();
  await goTo(playground, page, 10);
  await page.locator('summary', { hasText: 'Training' }).click();
  const rate = page.getByRole('textbox', { name: 'Critic learning rate' });
  await rate.fill('0.02');
  await rate.press('Enter');
  await expect.poll(async () => (await playground.state()).experiment['critic.rate']).toBe(0.02);
  expect((await playground.state()).iteration).toBe(10);
  await expect(page).toHaveURL(/critic\.rate=0\.02/);
  await expect(history(page)).toContainText('Went on from iteration 10');
  await playground.step();
  expect((await playground.state()).iteration).toBe(11);
});

test('a run that diverged goes on from its past with other numbers', async ({
  playground,
  page,
}) => {
  // At rest first, so that there is a past to go back to, however soon it diverges.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open(
    `loss=least-squares&lipschitz=none&critic.optimizer=sgd&critic.rate=1&generator.optimizer=sgd&generator.rate=1&${TINY}`,
    '?executor=tfjs-cpu',
  );
  await playground.step();
  await playground.button('Play').click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/diverged.*iteration/);
  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect(history(page)).toContainText('Looking at iteration 0');
  await page.locator('summary', { hasText: 'Training' }).click();
  for (const player of ['Critic', 'Generator']) {
    const rate = page.getByRole('textbox', { name: `${player} learning rate` });
    await rate.fill('0.001');
    await rate.press('Enter');
  }
  await expect(alert).toHaveCount(0);
  await playground.button('Play').click();
  await playground.reach(20);
});

test('a branch begins in the past and waits for a change; the original stays', async ({
  playground,
  page,
}) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.reach(50);
  await playground.pause();
  const original = await playground.state();
  const past = await goTo(playground, page, 20);
  await playground.button('Branch from here').click();
  await expect.poll(async () => (await playground.state()).runs.length).toBe(2);
  await expect.poll(async () => (await playground.state()).runs[1]!.samples).toEqual(past.samples);
  const [a, b] = (await playground.state()).runs;
  expect(a).toMatchObject({ iteration: original.iteration, samples: original.samples });
  expect(b!.iteration).toBe(20);
  await expect(page.getByText('Run B begins at iteration 20 of run A')).toBeVisible();

  await page.locator('summary', { hasText: 'Training' }).click();
  const rate = page.getByRole('textbox', { name: 'Critic learning rate' });
  await rate.fill('0.02');
  await rate.press('Enter');
  await expect(page).toHaveURL(/;critic\.rate=0\.02/);
  expect((await playground.state()).runs.map(({ iteration }) => iteration)).toEqual([
    original.iteration,
    20,
  ]);
  await playground.button('Play').click();
  await expect
    .poll(async () => (await playground.state()).runs[1]!.iteration)
    .toBeGreaterThanOrEqual(original.iteration);
});

test('a comparison is scrubbed together and goes on together', async ({ playground, page }) => {
  await playground.open(`data=ring8&${TINY};critic.rate=0.01`);
  await trainForMoments(page, 10);
  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect
    .poll(async () => (await playground.state()).runs.map(({ iteration }) => iteration))
    .toEqual([0, 0]);
  await page.keyboard.press('PageUp');
  await expect
    .poll(async () => Math.min(...(await playground.state()).runs.map((run) => run.iteration)))
    .toBeGreaterThan(0);
  await goTo(playground, page, 30);
  const { runs } = await playground.state();
  expect(runs.map(({ iteration }) => iteration)).toEqual([30, 30]);
  expect(runs[0]!.samples).not.toEqual(runs[1]!.samples);
  await playground.button('Step').click();
  await expect
    .poll(async () => (await playground.state()).runs.map(({ iteration }) => iteration))
    .toEqual([31, 31]);
});

test('memory is bounded and said, and the beginning stays', async ({ playground, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'deviceMemory', { value: 1 / 64 });
  });
  await playground.open(`data=ring8&${TINY}&generator.width=32&generator.depth=3`);
  const kept = async () =>
    Number(/([\d.]+) MB of 0\.5 MB/.exec(await history(page).innerText())?.[1] ?? 0);
  await expect.poll(kept).toBeGreaterThan(0.4);
  for (let i = 0; i < 5; i++) {
    await page.waitForTimeout(1000);
    expect(await kept()).toBeLessThanOrEqual(0.5);
  }
  await slider(page).focus();
  const first = await shownAfter(playground, () => page.keyboard.press('Home'));
  expect(first.iteration).toBe(0);
  await playground.button('Reset').click();
  await expect(history(page)).toContainText('1 moment,');
});

test('axe finds nothing in the history, and nothing sticks out, on a phone and on a desk', async ({
  playground,
  page,
}) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.reach(20);
  await playground.pause();
  await goTo(playground, page, 5);
  await playground.step();
  await goTo(playground, page, 3);
  await expect(playground.button('Undo')).toBeVisible();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoBarriers(page, '.time-travel');
    await expectNothingSticksOut(page);
  }
});
