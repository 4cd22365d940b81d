/** Losses that compare whole batches: compiled, their gradients are what TensorFlow.js computes eagerly. */
import { mul, scalar, square, sum, type Scalar, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../compiler/machine.ts';
import { createWasmMachine } from '../compiler/wasm/machine.ts';
import { createRandom } from '../data/random.ts';
import { withDefaults } from '../experiment/parameter.ts';
import { emptyEnvironment, evaluate, type Environment } from '../gan/expression/tensor.ts';
import { differentiate } from '../gan/gradients.ts';
import type { Loss } from '../gan/losses/loss.ts';
import { mcganCovariance } from '../gan/losses/mcgan-covariance.ts';
import { mcgan } from '../gan/losses/mcgan.ts';
import { mmdPoints } from '../gan/losses/mmd-points.ts';
import { mmd } from '../gan/losses/mmd.ts';
import { registerSecondOrderGradients } from '../gan/secondOrderGradients.ts';
import { openTfjsCpu } from './executors/tfjsCpu.ts';

interface Batches {
  readonly real: Tensor2D;
  readonly generated: Tensor2D;
  readonly here: Tensor2D;
}

let eager: Machine;
let compiled: Machine;
beforeAll(async () => {
  registerSecondOrderGradients();
  ({ machine: eager } = await openTfjsCpu());
  compiled = await createWasmMachine();
});

function environment({ parameters }: Loss, batches: Batches): Environment {
  const values = withDefaults(parameters);
  const rows = (of: keyof Batches) => batches[of];
  return {
    ...emptyEnvironment,
    features: rows,
    points: rows,
    parameter: (id) => scalar(values[id]!),
  };
}

/** Value and gradients of the critic's loss, the witness, and gradients of a function of those gradients. */
const everythingOf = (loss: Loss) => ({
  name: loss.id,
  compute: (batches: Batches) => {
    const { real, generated } = batches;
    const first = () =>
      differentiate(
        () => evaluate(loss.critic, environment(loss, batches)) as Scalar,
        [real, generated],
      );
    const second = differentiate(() => {
      const { gradients } = first();
      return sum<Scalar>(mul(square(gradients[0]!), gradients[1]!));
    }, [real, generated]);
    const { value, gradients } = first();
    const witness = evaluate(loss.witness!, environment(loss, batches));
    return { report: { value, gradients, witness, second: second.gradients } };
  },
});

async function outcomeOf(machine: Machine, loss: Loss) {
  const hold = (name: string, count: number, width: number) => {
    const random = createRandom(4, name, 0);
    const values = Float32Array.from({ length: count * width }, () => random.gaussian());
    return machine.hold([count, width], values);
  };
  const width = loss.criticless ? 2 : 5;
  const held = {
    real: hold('real', 11, width),
    generated: hold('generated', 11, width),
    here: hold('here', 6, width),
  };
  const program = await machine.compile(everythingOf(loss), held, {});
  const { reports } = await program.run({ times: 1, budgetMs: Infinity });
  return { reports, eager: program.eager };
}

describe('compiled', () => {
  test.each([mmd, mmdPoints, mcgan, mcganCovariance].map((loss) => [loss.id, loss] as const))(
    '%s',
    async (_, loss) => {
      const wanted = await outcomeOf(eager, loss);
      const actual = await outcomeOf(compiled, loss);
      expect(actual.eager).toBeUndefined();
      const numbers = ({ reports }: typeof wanted) => {
        const { value, gradients, witness, second } = reports;
        return [value, ...gradients, witness, ...second];
      };
      for (const [index, values] of numbers(wanted).entries()) {
        const largest = values.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
        expect(largest).toBeGreaterThan(0);
        numbers(actual)[index]!.forEach((entry, at) =>
          expect(Math.abs(entry - values[at]!) / largest).toBeLessThan(1e-3),
        );
      }
    },
  );
});
