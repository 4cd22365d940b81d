/** What the steps between two frames reported, as losses by iteration, and whether all is finite. */
import type { Mapped, Ran } from '../compiler/machine.ts';
import { DivergenceError } from './errors.ts';
import type { Frame, Progress } from './protocol.ts';
import { progressAfter, type Step, type StepReport } from './steps.ts';

/** No steps, no losses. In memory of their own, because frames give theirs away. */
export function noLosses(): Frame['losses'] {
  return {
    iterations: new Float64Array(0),
    critic: new Float32Array(0),
    generator: new Float32Array(0),
  };
}

/**
 * The losses of `ran` steps that followed `progress`; NaN for a player that did not move.
 * @throws DivergenceError naming the first iteration in which a player that moved has no finite
 * loss, or after which a parameter is not finite
 */
export function lossesOf(
  step: Step,
  progress: Progress,
  { runs, reports }: Ran<Mapped<StepReport, Float32Array>>,
): Frame['losses'] {
  const { critic, generator, magnitude } = reports;
  const iterationOf = (run: number) => progressAfter(progress, step, run + 1).iteration;
  for (let run = 0; run < runs; run++) {
    const sound =
      (!critic || Number.isFinite(critic[run])) &&
      (!generator || Number.isFinite(generator[run])) &&
      Number.isFinite(magnitude[run]);
    if (!sound) throw new DivergenceError(iterationOf(run));
  }
  return {
    iterations: Float64Array.from({ length: runs }, (_, run) => iterationOf(run)),
    critic: critic ?? none(runs),
    generator: generator ?? none(runs),
  };
}

function none(runs: number): Float32Array {
  return new Float32Array(runs).fill(Number.NaN);
}
