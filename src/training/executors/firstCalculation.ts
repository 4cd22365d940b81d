/** Whether a machine computes what it is asked: an adapter or a driver alone proves little. */
import { matMul, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Machine, Procedure } from '../../compiler/machine.ts';
import { within } from './executor.ts';
import type { Health } from './health.ts';

/** Emulated devices compile their first shader for seconds. */
const FIRST_RESULT_LIMIT = 30_000;

interface Factors {
  readonly left: Tensor2D;
}

const squaring: Procedure<Factors, object, { readonly product: Tensor2D }> = {
  name: 'first calculation',
  compute: ({ left }) => ({ report: { product: matMul(left, left) } }),
};

/** @throws Error when the device computes something else than matrix products, or nothing in time */
export async function checkFirstCalculation(machine: Machine, health: Health): Promise<void> {
  const left = machine.hold([2, 2], Float32Array.of(1, 2, 3, 4));
  const product = await within(
    FIRST_RESULT_LIMIT,
    'the first calculation',
    health.guard(async () => {
      const program = await machine.compile(squaring, { left }, {});
      const { reports } = await program.run({ times: 1, budgetMs: 0 });
      program.dispose();
      return reports.product;
    }),
  );
  machine.free([left]);
  if (product.join() !== '7,10,15,22') throw new Error('its first calculation came out wrong');
}
