import { expect, GRAPHICS, test, TINY } from './playground.ts';

const EVERYWHERE = ['wasm', 'tfjs-wasm', 'tfjs-cpu'];
const WITH_WEBGPU = [...EVERYWHERE, 'webgpu', 'tfjs-webgpu'];
const STEPS = 3;

test(
  'the same hash gives the same picture on every executor',
  { tag: GRAPHICS },
  async ({ playground, page }, { project }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' }); // Waits for Play.
    const samples: (readonly number[])[] = [];
    for (const executor of project.name === 'webgpu' ? WITH_WEBGPU : EVERYWHERE) {
      await page.goto('about:blank');
      await playground.open(`data=ring8&seed=4&${TINY}`, `?executor=${executor}`);
      await page.waitForFunction(() => window.ganPlayground.state().samples.length > 0);
      for (let i = 0; i < STEPS; i++) await playground.step();
      const state = await playground.state();
      expect(state).toMatchObject({ executor, iteration: STEPS });
      samples.push(state.samples);
    }
    for (const others of samples.slice(1)) {
      const deviations = others.map((value, index) => Math.abs(value - samples[0]![index]!));
      expect(Math.max(...deviations)).toBeLessThan(1e-3);
    }
  },
);

test(
  'a run that is under way goes on where it was on another executor, and back',
  { tag: GRAPHICS },
  async ({ playground, page }) => {
    await playground.open(`data=ring8&${TINY}`);
    await playground.reach(10);
    await page.locator('.executor-chip summary').click();
    const choice = page.locator('.executor-chip').getByRole('combobox');
    for (const executor of ['tfjs-wasm', 'wasm']) {
      const { iteration } = await playground.state();
      await choice.selectOption(executor);
      await page.waitForFunction(
        (name) => window.ganPlayground.state().executor === name,
        executor,
      );
      const carried = await playground.state();
      expect(carried.iteration).toBeGreaterThanOrEqual(iteration);
      expect(carried.running).toBe(true);
      await playground.train(5);
    }
    await choice.selectOption('automatic');
    await playground.train(5);
    await expect(page).not.toHaveURL(/executor/);
    await expect(page.getByRole('alert')).toHaveCount(0);
  },
);
