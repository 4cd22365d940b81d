/** Choosing an index with given probabilities. Knows nothing of what the indices stand for. */

/**
 * Turns u, uniform on [0, 1), into an index from {0, …, weights.length − 1}: index k with
 * probability weights[k].
 * @param weights positive, with sum 1
 */
export function weightedChoice(weights: readonly number[]): (u: number) => number {
  const last = weights.length - 1;
  let sum = 0;
  const cumulative = Float64Array.from(weights, (weight) => (sum += weight));
  // Rounding may leave the total below 1, so the last index takes whatever lies above.
  cumulative[last] = Infinity;
  // The first index possible in each of as many equal parts of [0, 1), and beyond, where rounding of
  // u · parts may lead. From there it is a step or two, where halving would take unpredictable turns.
  const parts = weights.length;
  const firstIn = Uint32Array.from({ length: parts + 1 }, (_, part) =>
    cumulative.findIndex((bound) => part / parts < bound),
  );
  return (u) => {
    let index = firstIn[Math.floor(u * parts)]!;
    while (u >= cumulative[index]!) index++;
    return index;
  };
}
