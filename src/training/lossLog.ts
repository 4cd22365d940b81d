/**
 * Losses of the steps between two frames, and whether the parameters after each are still finite,
 * kept on the device and read together: a read for each step would make every step wait for the
 * device.
 */
import { add, square, stack, sum, type Scalar } from '@tensorflow/tfjs-core';
import { tidied } from '../gan/gradients.ts';
import type { TrainingState } from '../gan/state.ts';
import { DivergenceError } from './errors.ts';
import { numbersOf, release } from './tensors.ts';
import type { Frame } from './protocol.ts';
import type { StepLosses } from './steps.ts';

type Losses = Frame['losses'];

export class LossLog {
  readonly #iterations: number[] = [];
  readonly #losses: StepLosses[] = [];
  readonly #magnitudes: Scalar[] = [];

  /** How many steps it holds. */
  get length(): number {
    return this.#losses.length;
  }

  /** Takes over the losses of a step that was part of, or followed, `iteration` and led to `state`. */
  add(iteration: number, losses: StepLosses, state: TrainingState): void {
    this.#iterations.push(iteration);
    this.#losses.push(losses);
    this.#magnitudes.push(magnitudeOf(state));
  }

  /**
   * @throws DivergenceError naming the first iteration in which a player that moved has no finite
   * loss, or after which a parameter is not finite
   */
  async read(): Promise<Losses> {
    const [critic, generator, magnitudes] = await Promise.all([
      readTogether(this.#losses.map((losses) => losses.critic)),
      readTogether(this.#losses.map((losses) => losses.generator)),
      readTogether(this.#magnitudes),
    ]);
    for (const [step, moved] of this.#losses.entries()) {
      const sound =
        (!moved.critic || Number.isFinite(critic[step])) &&
        (!moved.generator || Number.isFinite(generator[step])) &&
        Number.isFinite(magnitudes[step]);
      if (!sound) throw new DivergenceError(this.#iterations[step]!);
    }
    return { iterations: Float64Array.from(this.#iterations), critic, generator };
  }

  dispose(): void {
    release(this.#losses);
    release(this.#magnitudes);
  }
}

/** The sum of squares of all parameters: not finite as soon as one of them is not. */
function magnitudeOf({ critic, generator }: TrainingState): Scalar {
  return tidied(() => add(sum(square(critic.parameters)), sum(square(generator.parameters))));
}

/** All steps of a frame are of one kind, so a player has a loss in each of them or in none. */
async function readTogether(losses: readonly (Scalar | undefined)[]): Promise<Float32Array> {
  const present = losses.filter((loss) => loss !== undefined);
  if (present.length === 0) return new Float32Array(losses.length).fill(Number.NaN);
  const stacked = stack(present);
  try {
    return await numbersOf(stacked);
  } finally {
    stacked.dispose();
  }
}
