/**
 * Losses of the steps between two frames, kept on the device and read together: a read for each
 * step would make every step wait for the device.
 */
import { stack, type Scalar } from '@tensorflow/tfjs-core';
import { DivergenceError } from './errors.ts';
import { numbersOf, release } from './tensors.ts';
import type { Frame } from './protocol.ts';
import type { StepLosses } from './steps.ts';

type Losses = Frame['losses'];

export class LossLog {
  readonly #iterations: number[] = [];
  readonly #losses: StepLosses[] = [];

  /** How many steps it holds. */
  get length(): number {
    return this.#losses.length;
  }

  /** Takes over the losses of a step that was part of, or followed, `iteration`. */
  add(iteration: number, losses: StepLosses): void {
    this.#iterations.push(iteration);
    this.#losses.push(losses);
  }

  async read(): Promise<Losses> {
    const [critic, generator] = await Promise.all([
      readTogether(this.#losses.map((losses) => losses.critic)),
      readTogether(this.#losses.map((losses) => losses.generator)),
    ]);
    return { iterations: Float64Array.from(this.#iterations), critic, generator };
  }

  /** @throws DivergenceError naming the first iteration in which a player that moved has no finite loss */
  check({ iterations, critic, generator }: Losses): void {
    for (const [
      step,
      { critic: criticMoved, generator: generatorMoved },
    ] of this.#losses.entries()) {
      const sound =
        (!criticMoved || Number.isFinite(critic[step])) &&
        (!generatorMoved || Number.isFinite(generator[step]));
      if (!sound) throw new DivergenceError(iterations[step]!);
    }
  }

  dispose(): void {
    release(this.#losses);
  }
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
