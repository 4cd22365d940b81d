/** That a critic that is 1-Lipschitz for certain, trained against a generator at rest, finds the exact distance. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createWasmMachine } from '../compiler/wasm/machine.ts';
import { parseExperiment } from '../gan/catalogue.ts';
import { productBound } from '../gan/productBound.ts';
import { wasserstein1 } from '../metrics/wasserstein.ts';
import { openTfjsCpu } from './executors/tfjsCpu.ts';
import { createTrainer } from './trainer.ts';

const CRITIC = 'critic.depth=3&critic.width=32&critic.steps=5&critic.rate=0.003&batch=256';

beforeAll(openTfjsCpu);

describe('Wasserstein with GroupSort, the generator frozen', () => {
  test.each(['ring8', 'two-moons'])('%s: from below, within 5 %%', async (data) => {
    const machine = await createWasmMachine();
    const { experiment, notices } = parseExperiment(
      `data=${data}&loss=wasserstein&lipschitz=groupsort&generator.steps=0&${CRITIC}`,
    );
    expect(notices).toEqual([]);
    const trainer = await createTrainer(experiment, { machine });
    const { measurement, uncompiled } = await trainer.advance({
      step: 'iteration',
      iterations: 800,
      budgetMs: Infinity,
      want: { field: false, arrows: false, measurement: true, snapshot: false },
    });
    trainer.dispose();
    machine.dispose();
    expect(uncompiled).toBeUndefined();
    const { real, generated, estimate, largestSlope, critic } = measurement!;
    expect(productBound(critic!.layers, critic!.steepest)).toBeLessThan(1 + 1e-5);
    const exact = wasserstein1(real, generated.subarray(0, real.length));
    expect(largestSlope).toBeLessThan(1 + 1e-5);
    expect(estimate! * largestSlope).toBeLessThan(exact);
    expect(estimate! * largestSlope).toBeGreaterThan(0.95 * exact);
  });
});
