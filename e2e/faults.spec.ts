import { expect, test, TINY } from './playground.ts';

test('a crashed worker is replaced and the run carries on', async ({ page, playground }) => {
  await playground.open(TINY);
  await playground.reach(5);
  const trainer = page.workers().find((worker) => /\/worker-/.test(worker.url()))!;
  await trainer.evaluate(() => {
    setTimeout(() => {
      throw new Error('simulated crash');
    });
  });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('worker stopped unexpectedly');
  await alert.getByRole('button', { name: 'Carry on from iteration' }).click();
  await playground.train(2);
});

test('divergence stops the run, says where, and offers the way back', async ({
  playground,
  page,
}) => {
  await playground.open(
    `loss=least-squares&lipschitz=none&critic.optimizer=sgd&critic.rate=1&generator.optimizer=sgd&generator.rate=1&${TINY}`,
    '?executor=tfjs-cpu',
  );
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/diverged.*iteration/);
  const { running, samples } = await playground.state();
  expect(running).toBe(false);
  expect(samples.every(Number.isFinite)).toBe(true);
  await expect(playground.image('Samples')).toBeVisible();

  await alert.getByRole('button', { name: 'Start again' }).click();
  await expect(alert).toHaveCount(0);
  expect((await playground.state()).iteration).toBe(0);
});
