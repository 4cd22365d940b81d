import { expect, GRAPHICS, test, TINY } from './playground.ts';

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

test(
  'divergence stops the run, says where, and offers the way back',
  { tag: GRAPHICS },
  async ({ playground, page }) => {
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
  },
);

test('metrics go on after their worker has crashed', async ({ playground, page }) => {
  await playground.open(`data=ring8&${TINY}`);
  await playground.waitForMetrics();
  for (const worker of page.workers().filter((one) => /metricsWorker-/.test(one.url()))) {
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('simulated crash');
      });
    });
  }
  await page.waitForTimeout(500);
  const { jsd, wasserstein1 } = (await playground.state()).metrics;
  // Metrics wait until training has earned them, which takes long where both are slow.
  await expect
    .poll(async () => (await playground.state()).metrics['wasserstein1']!.value, {
      timeout: 90_000,
    })
    .not.toBe(wasserstein1!.value);
  expect((await playground.state()).metrics['jsd']!.value).not.toBe(jsd!.value);
  await expect(page.locator('.messages')).toHaveCount(0);
});
