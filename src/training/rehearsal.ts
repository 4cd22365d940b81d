/** How fast a machine trains, found by trying. Does not know what it tries. */

/** The first runs settle caches and code, and on a graphics device the pace. */
const WARM_UP_MS = 40;
/** Long enough to even out scheduling, short enough not to be waited for. */
const MEASURING_MS = 100;

/**
 * Steps a second.
 * @param train makes steps for about the given time, at least one, and tells how many
 */
export async function stepsPerSecond(
  train: (budgetMs: number) => Promise<number>,
): Promise<number> {
  const first = await trainFor(WARM_UP_MS, train);
  // What takes that long has settled, and twice as long would be felt.
  if (first.elapsed > MEASURING_MS) return (1000 * first.steps) / first.elapsed;
  const { steps, elapsed } = await trainFor(MEASURING_MS, train);
  return (1000 * steps) / elapsed;
}

async function trainFor(milliseconds: number, train: (budgetMs: number) => Promise<number>) {
  const began = performance.now();
  let steps = 0;
  let elapsed = 0;
  do {
    steps += await train(milliseconds - elapsed);
    elapsed = performance.now() - began;
  } while (elapsed < milliseconds);
  return { steps, elapsed };
}
