import { expect, test, TINY } from './playground.ts';

test('asking for WebGPU where there is none says so and offers what works', async ({
  playground,
  page,
}) => {
  await playground.open(TINY, '?executor=webgpu');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('webgpu cannot run here');
  await alert.getByRole('button', { name: 'Use the fastest that works here' }).click();
  await playground.reach(2);
  expect((await playground.state()).executor).toBe('wasm');
  await expect(alert).toHaveCount(0);
});
