import { expect, test, TINY } from './playground.ts';

test('choices write the hash; back and forward bring experiments back', async ({
  playground,
  page,
}) => {
  await playground.open(TINY);
  await playground.reach(1);
  await playground.list('Data').selectOption('two-moons');
  await expect(page).toHaveURL(/data=two-moons/);
  await playground.list('Loss').selectOption('standard');
  await expect(page).toHaveURL(/loss=standard/);
  await playground.list('Objective').selectOption('minimax');
  await expect(page).toHaveURL(/objective=minimax/);
  await playground.list('Lipschitz').selectOption('r1');
  await expect(page).toHaveURL(/lipschitz=r1/);
  expect((await playground.state()).experiment).toMatchObject({
    data: 'two-moons',
    loss: 'standard',
    objective: 'minimax',
    lipschitz: 'r1',
  });

  await page.goBack();
  await expect(playground.list('Lipschitz')).toHaveValue('gradient-penalty');
  await page.goBack();
  await expect(playground.list('Objective')).toHaveValue('non-saturating');
  await page.goForward();
  await expect(playground.list('Objective')).toHaveValue('minimax');
  await playground.train(1);
});

test('what a link gets wrong is put right and said', async ({ playground, page }) => {
  await playground.open(
    `data=hexagon&critic.depth=99&colour=red&v=9&${TINY.replace('critic.depth=1&', '')}`,
  );
  const messages = page.locator('.messages');
  await expect(messages).toContainText('data=hexagon is not possible');
  await expect(messages).toContainText(
    'critic.depth=99 is not possible: allowed is a whole number from 1 to 20',
  );
  await expect(messages).toContainText('colour=red');
  await expect(messages).toContainText('v=9');
  expect((await playground.state()).experiment).toMatchObject({
    data: 'grid25',
    'critic.depth': 20,
  });
  await expect(page).toHaveURL(/critic\.depth=20/);
  await messages.getByRole('button').first().click();
  await expect(messages.getByRole('listitem')).toHaveCount(3);
});

test('an executor that does not exist is ignored with a sentence', async ({ playground, page }) => {
  await playground.open(TINY, '?executor=abacus');
  await expect(page.locator('.messages')).toContainText('executor=abacus is not possible');
  await playground.reach(1);
});

test('going back keeps the executor, and the address says so', async ({ playground, page }) => {
  await playground.open(TINY);
  await playground.reach(1);
  await playground.list('Data').selectOption('two-moons');
  await page.locator('.executor-chip summary').click();
  await page.locator('.executor-chip').getByRole('combobox').selectOption('tfjs-cpu');
  await page.waitForFunction(() => window.ganPlayground.state().executor === 'tfjs-cpu');
  await page.goBack();
  await expect(playground.list('Data')).toHaveValue('grid25');
  await expect(page).toHaveURL(/executor=tfjs-cpu/);
});

test('a pasted link starts its experiment', async ({ playground, page }) => {
  await playground.open(TINY);
  await playground.reach(1);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `data=circles&seed=5&${TINY}`);
  await expect(playground.list('Data')).toHaveValue('circles');
  await playground.reach(1);
  expect((await playground.state()).experiment.seed).toBe(5);
});

test('a preset is chosen by name and explains what to watch', async ({ playground, page }) => {
  await playground.open(TINY);
  await expect(playground.list('Preset')).toHaveValue('own');
  const options = playground.list('Preset').getByRole('option');
  expect(await options.count()).toBeGreaterThanOrEqual(11);
  await playground.list('Preset').selectOption({ index: 2 });
  await expect(page.getByText('Watch:')).toBeVisible();
  await expect(playground.list('Preset')).not.toHaveValue('own');
});
