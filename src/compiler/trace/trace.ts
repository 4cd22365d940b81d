/**
 * From a function of tensors to a graph. The function is called, not read: what it does with plain
 * JavaScript (loops, conditions on shapes) is done once and not seen. What can be seen of its not
 * being a pure function of its arguments is refused.
 */
import { ImpureFunctionError } from '../errors.ts';
import { backendSettled } from './activation.ts';
import { firstDifference } from './difference.ts';
import { record, type Traceable, type Traced } from './record.ts';

export type { Traceable, Traced } from './record.ts';

/** Longer than clocks stand still, so that a function that looks at one gets another time. */
const CLOCK_TICK_MS = 2;

/**
 * Traces `procedure`, twice, with the active TensorFlow.js backend put aside meanwhile. Leaves no
 * tensors behind.
 * @param held a tree whose leaves have the shapes of what the procedure takes as held
 * @param fed likewise
 * @throws UnsupportedOperationError an operation or type of number that graphs do not have
 * @throws ValueReadError values are read
 * @throws ImpureFunctionError tensors from outside are used, or the two traces differ
 * @throws ShapeChangedError a held tensor comes back in another shape or under an unknown path
 * @throws ReturnValueError something else than `{ held?, report }` with trees of tensors comes back
 * @throws unknown whatever the procedure itself throws
 */
export async function trace(procedure: Traceable, held: unknown, fed: unknown): Promise<Traced> {
  await backendSettled();
  const traced = record(procedure, held, fed);
  await new Promise((resolve) => setTimeout(resolve, CLOCK_TICK_MS));
  await backendSettled();
  const again = record(procedure, held, fed);
  const difference = firstDifference(traced, again);
  if (difference === undefined) return traced;
  throw new ImpureFunctionError(
    `The function does not do the same every time: ${difference}. Feed it what changes, such as random numbers, counters and clocks.`,
  );
}
