import { describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import { NoScoresError, accuracyOf, shareRankedRight } from './verdict.ts';

const ABOVE = { score: 0, real: 'above' } as const;

function gaussian(name: string, count: number, mean: number): Float32Array {
  const random = createRandom(3, name, 0);
  return Float32Array.from({ length: count }, () => mean + random.gaussian());
}

describe('the share of pairs that are ranked right', () => {
  test('agrees with counting every pair', () => {
    const random = createRandom(1, 'pairs', 0);
    // Rounded, so that there are ties within and between both.
    const scores = (count: number) =>
      Array.from({ length: count }, () => Math.round(4 * random.gaussian()));
    const [real, generated] = [scores(37), scores(53)];
    let wins = 0;
    for (const a of real) for (const b of generated) wins += a > b ? 1 : a === b ? 0.5 : 0;
    expect(shareRankedRight(real, generated)).toBeCloseTo(wins / (37 * 53), 12);
  });

  test('is 1, 0 or ½ where all are above, below or equal', () => {
    expect(shareRankedRight([2, 3], [0, 1])).toBe(1);
    expect(shareRankedRight([0, 1], [2, 3])).toBe(0);
    expect(shareRankedRight([5, 5], [5, 5, 5])).toBe(0.5);
    expect(shareRankedRight([Infinity], [-Infinity, 7])).toBe(1);
  });

  test('of two unit Gaussians a distance δ apart is Φ(δ/√2)', () => {
    // Φ(1/√2) = 0.76025.
    const share = shareRankedRight(gaussian('real', 20_000, 1), gaussian('made', 20_000, 0));
    expect(share).toBeCloseTo(0.76025, 2);
  });

  test('knows nothing but the order', () => {
    const [real, generated] = [gaussian('a', 200, 0.3), gaussian('b', 300, 0)];
    const bent = (scores: Float32Array) => Array.from(scores, (score) => Math.atan(3 * score));
    expect(shareRankedRight(bent(real), bent(generated))).toBeCloseTo(
      shareRankedRight(real, generated),
      12,
    );
  });
});

describe('accuracy', () => {
  test('counts both kinds equally and a score on the threshold half', () => {
    expect(accuracyOf([1, 2, -1, 3], [-1], ABOVE)).toBe(0.5 * (0.75 + 1));
    expect(accuracyOf([0, 0], [0], ABOVE)).toBe(0.5);
    expect(accuracyOf([1], [1], ABOVE)).toBe(0.5);
  });

  test('turns with the side on which scores mean real', () => {
    const [real, generated] = [gaussian('a', 500, 1), gaussian('b', 500, -1)];
    const right = accuracyOf(real, generated, ABOVE);
    expect(right).toBeGreaterThan(0.8);
    expect(accuracyOf(real, generated, { score: 0, real: 'below' })).toBeCloseTo(1 - right, 12);
  });

  test('of two unit Gaussians around the threshold is Φ(½δ)', () => {
    // Φ(1) = 0.84134.
    const accuracy = accuracyOf(gaussian('c', 20_000, 1), gaussian('d', 20_000, -1), ABOVE);
    expect(accuracy).toBeCloseTo(0.84134, 2);
  });
});

test('a score that is no number makes no share', () => {
  expect(shareRankedRight([1, NaN], [0])).toBeNaN();
  expect(shareRankedRight([1], [NaN])).toBeNaN();
  expect(accuracyOf([1, NaN], [0], ABOVE)).toBeNaN();
});

test('without scores there is no share', () => {
  expect(() => shareRankedRight([], [1])).toThrow(NoScoresError);
  expect(() => accuracyOf([1], [], ABOVE)).toThrow(/at least one of each kind/);
});
