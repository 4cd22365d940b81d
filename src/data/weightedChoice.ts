/** Drawing an index with given probabilities. Knows nothing of what the indices stand for. */
import type { Random } from './random.ts';

/**
 * A draw from {0, …, weights.length − 1}, index k with probability weights[k]. One uniform a draw.
 * @param weights positive, with sum 1
 */
export function weightedChoice(weights: readonly number[]): (random: Random) => number {
  const last = weights.length - 1;
  let sum = 0;
  const cumulative = Float64Array.from(weights, (weight) => (sum += weight));
  return (random) => {
    const u = random.uniform();
    let low = 0;
    // Rounding may leave the total below 1, so the last index takes whatever lies above.
    let high = last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (u < cumulative[middle]!) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
