import { expect, GRAPHICS, test, TINY } from './playground.ts';

for (const executor of ['webgpu', 'tfjs-webgpu']) {
  test(
    `a GPU device lost under ${executor} stops the run, keeps the picture and carries on from there`,
    { tag: GRAPHICS },
    async ({ playground, page }) => {
      await playground.open(`data=ring8&${TINY}`, `?executor=${executor}`);
      await playground.reach(3);
      await page.evaluate(() => window.ganPlayground.loseDevice());
      const alert = page.getByRole('alert');
      await expect(alert).toContainText('graphics device was lost');
      const stopped = await playground.state();
      expect(stopped.running).toBe(false);
      expect(stopped.samples).toHaveLength(2048);

      await alert.getByRole('button', { name: 'Carry on from iteration' }).click();
      await expect(alert).toHaveCount(0);
      await playground.train(2);
      expect((await playground.state()).executor).toBe(executor);
    },
  );
}

test(
  'after a lost device the run can go on without the GPU',
  { tag: GRAPHICS },
  async ({ playground, page }) => {
    await playground.open(TINY, '?executor=webgpu');
    await playground.reach(2);
    await page.evaluate(() => window.ganPlayground.loseDevice());
    await page.getByRole('button', { name: 'Carry on without the GPU' }).click();
    await page.waitForFunction(() => window.ganPlayground.state().executor === 'wasm');
    await playground.train(5);
  },
);
