import { expectNoBarriers } from './accessibility.ts';
import { expect, test } from './playground.ts';

/** Small enough for the eigenvalues of the game. */
const SMALL =
  'critic.depth=2&critic.width=6&generator.depth=2&generator.width=6&critic.activation=tanh&critic.steps=1';

test('what goes on inside the networks is shown, in both themes', async ({ playground, page }) => {
  await playground.open(`loss=standard&lipschitz=clip&lipschitz.limit=0.05&${SMALL}`);
  await playground.reach(20);
  await playground.pause();
  const panel = (title: string) =>
    page.locator('details.panel', { has: page.locator('summary', { hasText: title }) });

  const verdict = panel('Critic’s verdict');
  await verdict.locator('summary').click();
  await expect(verdict).toContainText(/[01]\.\d+\s*P\(real scores higher\)/);
  await expect(verdict).toContainText(/\d %\s*critic accuracy/);
  await expect(verdict).toContainText('the threshold 0');

  const gradients = panel('Gradients by layer');
  await gradients.locator('summary').click();
  await expect(gradients.getByRole('img', { name: /^Norm of the gradient/ })).toBeVisible();
  await expect(gradients.getByRole('row')).toHaveCount(4);
  await expect(gradients).toContainText(/Critic ‖∇L‖ [^:]+: layer 1 .*, layer 3 /);
  await expect(gradients).toContainText(/Generator ‖∇L‖ [^:]+: layer 1 .*, layer 3 /);

  const weights = panel('Weights');
  await weights.locator('summary').click();
  await expect(weights).toContainText(/Critic: 54 weights, .* % at ±c = ±0\.05/);
  await weights.getByRole('combobox').selectOption('layer 3');
  await expect(weights).toContainText('Critic: 6 weights');
  await expect(weights.getByRole('img', { name: /Generator: 12 weights/ })).toBeVisible();

  const eigenvalues = panel('Eigenvalues of the game');
  await eigenvalues.locator('summary').click();
  await eigenvalues.getByRole('button', { name: 'Compute' }).click();
  await expect(eigenvalues).toContainText(/At iteration [\d,]+: \d+ of \d+ turn away, \d+ rotate/);
  await expect(eigenvalues.getByRole('img', { name: /^Eigenvalues of the game/ })).toBeVisible();

  await expectNoBarriers(page, '.readouts');
});

test('what cannot be shown says why', async ({ playground, page }) => {
  const panel = (title: string) =>
    page.locator('details.panel', { has: page.locator('summary', { hasText: title }) });
  await playground.open('loss=wasserstein');
  await playground.reach(1);
  const eigenvalues = panel('Eigenvalues of the game');
  await eigenvalues.locator('summary').click();
  await expect(eigenvalues).toContainText(/have [\d,]+ parameters together. Up to 800/);
  await expect(eigenvalues.getByRole('button')).toHaveCount(0);
  const verdict = panel('Critic’s verdict');
  await verdict.locator('summary').click();
  await expect(verdict).toContainText('there is no threshold and no accuracy');

  await playground.list('Loss').selectOption('mmd-points');
  await expect(verdict).toContainText('no critic');
  await expect(eigenvalues).toContainText('no critic');
});

test('eigenvalues that take long can be given up', async ({ playground, page }) => {
  const wide = 'critic.depth=2&critic.width=16&generator.depth=2&generator.width=16';
  await playground.open(`loss=standard&lipschitz=none&${wide}`);
  await playground.reach(5);
  const panel = page.locator('details.panel', { hasText: 'Eigenvalues of the game' });
  await panel.locator('summary').click();
  await panel.getByRole('button', { name: 'Compute' }).click();
  await panel.getByRole('button', { name: 'Give up' }).click();
  await expect(panel.getByRole('button', { name: 'Compute' })).toBeVisible();
  await expect(panel.getByRole('img')).toHaveCount(0);
});
