import { expectNoBarriers, expectNothingSticksOut } from './accessibility.ts';
import { expect, test, TINY } from './playground.ts';

const DIVERGENCE = `data=ring8&loss=custom-f&lipschitz=none&${TINY}`;

test('an f that is typed is derived, shown, put into the address and trained', async ({
  playground,
  page,
}) => {
  await playground.open(DIVERGENCE);
  await playground.reach(1);
  const text = page.getByRole('textbox', { name: 'Convex function' });
  await expect(text).toHaveValue('(u - 1)*log(u)');
  await expect(page.getByText('f(1) is 0, as it has to be.')).toBeVisible();

  await text.fill('u*log(u) + 2');
  await text.press('Enter');
  await expect(page.getByText('f(1) is 2 and is subtracted')).toBeVisible();
  await expect(page.locator('.derived .katex')).toHaveCount(5);
  await expect(page.locator('.derived annotation').nth(1)).toHaveText("f'(u) = \\log(u) + 1");
  await expect(text).toHaveAttribute('aria-invalid', 'false');
  await expect
    .poll(async () => (await playground.state()).experiment['loss.f'])
    .toBe('u*log(u) + 2');
  expect(decodeURIComponent(new URL(page.url()).hash)).toContain('loss.f=u*log(u) + 2');
  await playground.train(3);

  await page.reload();
  await expect(text).toHaveValue('u*log(u) + 2');
});

test('a text with a mistake stays as it was typed, and the caret points at it', async ({
  playground,
  page,
}) => {
  await playground.open(DIVERGENCE);
  await playground.reach(1);
  const text = page.getByRole('textbox', { name: 'Convex function' });
  await text.fill('u*log(w)');
  // After a pause, without leaving the field.
  await expect(page.getByText('At position 7: There is no “w” here')).toBeVisible();
  await expect(text).toHaveAttribute('aria-invalid', 'true');
  await expect(text).toHaveAccessibleDescription(/At position 7/);
  await expect(page.locator('.pointer')).toHaveText(/^u\*log\(w\)\n {6}\^$/);
  await text.blur();
  await expect(text).toHaveValue('u*log(w)');
  expect((await playground.state()).experiment['loss.f']).toBe('(u - 1)*log(u)');

  await text.fill('-(u - 1)^2');
  await text.press('Enter');
  await expect(page.getByText(/f is not convex: its slope falls between u = /)).toBeVisible();
  await text.press('Escape');
  await expect(text).toHaveValue('(u - 1)*log(u)');
  await expect(text).toHaveAttribute('aria-invalid', 'false');
});

test('a link with a mistake is repaired and says where it is', async ({ playground, page }) => {
  await playground.open(`${DIVERGENCE}&loss.f=${encodeURIComponent('u*constructor(u)')}`);
  await expect(page.getByText('At position 3: There is no function “constructor”')).toBeVisible();
  expect((await playground.state()).experiment['loss.f']).toBe('(u - 1)*log(u)');
});

test('two terms that are typed are trained as they stand', async ({ playground, page }) => {
  await playground.open(`data=ring8&loss=custom&${TINY}`);
  await playground.reach(1);
  const critic = page.getByRole('textbox', { name: 'Critic’s loss' });
  const generator = page.getByRole('textbox', { name: 'Generator’s loss' });
  await critic.fill('fake - real');
  await generator.fill('-mean(fake)');
  await generator.press('Enter');
  await expect
    .poll(async () => (await playground.state()).hash)
    .toContain('loss.critic=fake%20-%20real&loss.generator=-mean(fake)');
  await playground.train(3);
  await generator.fill('mean(real)');
  await expect(page.getByText('The generator’s loss has to depend on fake')).toBeVisible();
});

test('axe finds nothing in what is typed and derived, and it fits a phone', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const f = encodeURIComponent('u*log(u) - (u+1)*log((u+1)/2) + 0.001*(u - 1)^2/(u + 1)');
  await playground.open(`${DIVERGENCE}&loss.f=${f}`);
  await playground.reach(1);
  await playground.pause();
  const text = page.getByRole('textbox', { name: 'Convex function' });
  await text.fill('u*log(u) - (u+1)*log((u+1)/2) + 0.001*(u - 1)^2/(w + 1)');
  await text.press('Enter');
  await expect(page.locator('.pointer')).toBeVisible();
  await expect(page.locator('.derived .katex')).toHaveCount(5);
  await expectNothingSticksOut(page);
  await expectNoBarriers(page, 'main');
});
