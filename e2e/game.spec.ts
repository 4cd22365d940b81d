/** What changes the rules of the game: stabilisers, dynamics, a second network, normalisation. */
import type { Page } from '@playwright/test';
import { expectNoBarriers, expectNothingSticksOut } from './accessibility.ts';
import { expect, test, TINY } from './playground.ts';

const PLAIN = `data=ring8&loss=standard&lipschitz=none&${TINY}`;

const unfold = (page: Page, title: string) =>
  page.locator('details.panel > summary', { hasText: title }).click();

test('axe finds nothing with a second network and refusals', async ({ playground, page }) => {
  await playground.open(`${PLAIN}&inference=cycle&stabilisers=instance-noise,entropy,ema`);
  await playground.reach(5);
  await playground.pause();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await expectNoBarriers(page);
});

test('a stabiliser explains itself where it is chosen, and its numbers reach the run', async ({
  playground,
  page,
}) => {
  await playground.open(PLAIN);
  await playground.reach(1);
  const summary = page.locator('details.panel > summary', { hasText: 'Stabilisers' });
  await expect(summary).toContainText('none');
  await summary.click();
  await page.getByRole('checkbox', { name: 'Averaged generator' }).check();
  await page.getByRole('checkbox', { name: 'Packing' }).check();
  await expect(page).toHaveURL(/stabilisers=pac,ema/);
  await expect(summary).toContainText('Packing 2, averaged generator 0.999');
  await expect(page.getByText('The critic judges packs of m samples of one kind')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Lin et al. 2018' })).toBeVisible();
  const samples = page.getByRole('textbox', { name: 'Samples in a pack' });
  await samples.fill('3');
  await samples.press('Enter');
  await expect(page).toHaveURL(/pac\.samples=3/);
  await expect(page.locator('summary', { hasText: 'Networks' })).toContainText('6→4→1');
  await playground.train(5);
  await page.getByRole('checkbox', { name: 'Packing' }).uncheck();
  await expect(page).toHaveURL(/stabilisers=ema/);
  await expect(samples).toHaveCount(0);
});

test('what cannot be had is disabled and says why', async ({ playground, page }) => {
  await playground.open(TINY);
  await playground.reach(1);
  await unfold(page, 'Stabilisers');
  const refused = page.getByRole('checkbox', { name: 'Minibatch discrimination' });
  await expect(refused).toBeDisabled();
  await expect(refused).toHaveAccessibleDescription(/the slope at a single sample/);
  await playground.list('Lipschitz').selectOption('none');
  await expect(refused).toBeEnabled();
  await refused.check();
  await expect(page).toHaveURL(/stabilisers=minibatch-discrimination/);
  await playground.list('Lipschitz').selectOption('r1');
  await expect(refused).not.toBeChecked();
  await expect(page).not.toHaveURL(/stabilisers/);

  await playground.list('Loss').selectOption('custom');
  await unfold(page, 'Second network');
  const ali = playground.list('Second network').getByRole('option', { name: 'ALI (BiGAN)' });
  await expect(ali).toBeDisabled();
  await expect(page.getByText(/^Not ALI \(BiGAN\) or Cycle: /)).toBeVisible();
});

test('a link that asks for what does not go together is put right with the reason', async ({
  playground,
  page,
}) => {
  await playground.open(
    `dynamics=consensus&critic.steps=5&stabilisers=pac,minibatch-discrimination,nonsense&${TINY.replace('critic.steps=1&', '')}`,
  );
  const messages = page.locator('.messages');
  await expect(messages).toContainText(
    'critic.steps=5 is not possible: allowed is 1. These dynamics move both players at once, one step each. 1 was used.',
  );
  await expect(messages).toContainText('the slope at a single sample');
  expect((await playground.state()).experiment).toMatchObject({
    'critic.steps': 1,
    stabilisers: 'pac',
  });
  await playground.reach(5);
});

test('joint dynamics leave no steps and no order to choose', async ({ playground, page }) => {
  await playground.open(PLAIN);
  await playground.reach(1);
  await unfold(page, 'Game dynamics');
  await unfold(page, 'Training');
  await expect(page.getByRole('textbox', { name: 'Critic steps' })).toBeVisible();
  await playground.list('Game dynamics').selectOption('extragradient');
  await expect(page.getByText(/^Both players try a step/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Critic steps' })).toHaveCount(0);
  await expect(playground.list('Order of updates')).toHaveCount(0);
  await expect(page.getByText('one step each').first()).toBeVisible();
  await playground.train(5);
  await playground.list('Game dynamics').selectOption('gradient');
  await expect(playground.list('Order of updates')).toHaveValue('alternating');
});

test('a second network shows the way there and back, in pictures and numbers', async ({
  playground,
  page,
}) => {
  await playground.open(PLAIN);
  await playground.reach(1);
  await expect(playground.image('Latent space')).toHaveCount(0);
  await unfold(page, 'Second network');
  await playground.list('Second network').selectOption('ali');
  await playground.train(5);
  await playground.pause();
  for (const name of ['Real points and what comes back', 'Latent space', 'Key to the marks']) {
    await expect(playground.image(name)).toBeVisible();
  }
  await expect(
    page.getByText(/^mean ‖x − G\(E\(x\)\)‖, data units · by chance \d\.\d+$/),
  ).toBeVisible();
  await expect(page.locator('summary', { hasText: 'Networks' })).toContainText('4→4→1');
  const picture = () => playground.image('Latent space').screenshot();
  const before = await picture();
  await playground.button('Reset').click();
  await expect.poll(async () => (await picture()).equals(before)).toBe(false);
  await expect(page.locator('#samples-summary')).toContainText('Through the second network');
});

test('a cycle has a second distribution to choose', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await playground.open(`${PLAIN}&inference=cycle`);
  await playground.reach(5);
  await unfold(page, 'Second network');
  const pictures = page.getByRole('group', { name: 'Second distribution' });
  await pictures.getByRole('radio', { name: 'Two moons' }).check();
  await expect(page).toHaveURL(/source=two-moons/);
  await playground.train(5);
  for (const name of ['The second distribution and what comes back', 'Real points translated']) {
    await expect(playground.image(name)).toBeVisible();
  }
  await expectNothingSticksOut(page);
});

test('both networks can be normalised, the critic not over its batch', async ({
  playground,
  page,
}) => {
  await playground.open(PLAIN);
  await playground.reach(1);
  await unfold(page, 'Networks');
  await playground.list('Generator normalisation').selectOption('batch');
  await expect(page).toHaveURL(/generator\.normalisation=batch/);
  const critic = playground.list('Critic normalisation').getByRole('option');
  await expect(critic).toHaveText(['None', 'Layer']);
  await playground.train(5);
});
