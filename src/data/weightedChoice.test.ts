import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { weightedChoice } from './weightedChoice.ts';

test('draws every index as often as its weight says', () => {
  const weights = [0.5, 0.05, 0.3, 0.15];
  const choose = weightedChoice(weights);
  const random = createRandom(1, 'choice', 0);
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 100_000; i++) counts[choose(random.uniform())]!++;
  const chiSquare = counts.reduce((sum, count, k) => {
    const expected = 100_000 * weights[k]!;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  // The 0.999 quantile with 3 degrees of freedom.
  expect(chiSquare).toBeLessThan(16.3);
});

test('stays among the indices when rounding leaves the total below 1', () => {
  const choose = weightedChoice(Array<number>(10).fill(0.1));
  expect(choose(1 - 2 ** -53)).toBe(9);
});

test('gives the first index whose cumulated weight lies above u', () => {
  const weights = [0.4, 0.4, ...Array<number>(6).fill(0.2 / 6)];
  const choose = weightedChoice(weights);
  for (let u = 0; u < 1; u += 1 / 1024) {
    let sum = 0;
    const expected = weights.findIndex((weight) => u < (sum += weight));
    expect(choose(u)).toBe(expected);
  }
});
