import { describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import {
  scatterOf,
  clearlyBest,
  InvalidCountError,
  mean,
  noiseBetween,
  standardDeviation,
  standardError,
  wilsonInterval,
} from './statistics.ts';

describe('means', () => {
  test('of 1 to n have the deviation √(n(n+1)/12)', () => {
    const values = Array.from({ length: 11 }, (_, i) => i + 1);
    expect(mean(values)).toBe(6);
    expect(standardDeviation(values)).toBeCloseTo(Math.sqrt(11), 14);
    expect(standardError(values)).toBeCloseTo(1, 14);
  });

  test('of two values have half their distance as error', () => {
    expect(standardError([3, 7])).toBeCloseTo(2, 14);
  });

  test('of equal values have no deviation, wherever they lie', () => {
    expect(standardDeviation([1e9 + 0.5, 1e9 + 0.5, 1e9 + 0.5])).toBe(0);
    expect(standardDeviation([1e9, 1e9 + 1, 1e9 + 2])).toBeCloseTo(1, 12);
  });

  test('of one value have no known error, and of none are nothing', () => {
    expect(mean([4])).toBe(4);
    expect(standardError([4])).toBeNaN();
    expect(mean([])).toBeNaN();
    expect(standardDeviation([])).toBeNaN();
  });
});

describe('the interval of a share', () => {
  test.each([
    // SciPy 1.17.1: binomtest(x, n).proportion_ci(method='wilson')
    [8, 10, 0.4901624715366418, 0.9433178485456248],
    [81, 263, 0.2552885198782742, 0.36620957698280004],
    [15, 148, 0.06238639953073629, 0.16048724172330803],
  ])('of %i in %i is as computed elsewhere', (successes, trials, low, high) => {
    const [from, to] = wilsonInterval(successes, trials);
    expect(from).toBeCloseTo(low, 13);
    expect(to).toBeCloseTo(high, 13);
  });

  test('at the ends is z²/(n + z²) long and touches them', () => {
    const reach = 1.959963984540054 ** 2 / (10 + 1.959963984540054 ** 2);
    expect(wilsonInterval(0, 10)[0]).toBe(0);
    expect(wilsonInterval(0, 10)[1]).toBeCloseTo(reach, 14);
    expect(wilsonInterval(10, 10)[0]).toBeCloseTo(1 - reach, 14);
    expect(wilsonInterval(10, 10)[1]).toBe(1);
  });

  test('ends where the observed share is 1.96 standard errors away', () => {
    for (const bound of wilsonInterval(7, 20)) {
      const error = Math.sqrt((bound * (1 - bound)) / 20);
      expect(Math.abs(7 / 20 - bound)).toBeCloseTo(1.959963984540054 * error, 13);
    }
  });

  test('mirrors', () => {
    const [low, high] = wilsonInterval(3, 17);
    const [mirroredHigh, mirroredLow] = wilsonInterval(14, 17).map((bound) => 1 - bound);
    expect(low).toBeCloseTo(mirroredLow!, 14);
    expect(high).toBeCloseTo(mirroredHigh!, 14);
  });

  test('of no trials says nothing', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });

  test.each([
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [1, Number.NaN],
  ])('of %d in %d is refused', (successes, trials) => {
    expect(() => wilsonInterval(successes, trials)).toThrow(InvalidCountError);
  });
});

describe('the noise between two values', () => {
  test('has the degrees of freedom of Welch and Satterthwaite', () => {
    // SciPy 1.17.1: ttest_ind(x, y, equal_var=False) of these gives df = 4.550435718953516 and, with its error, t.ppf(0.975, df).
    const [x, y] = [
      [1.1, 0.9, 1.4, 1.2],
      [2, 3.5, 2.2, 4.1, 2.9],
    ];
    const estimate = (values: readonly number[]) => ({
      mean: mean(values),
      error: standardError(values),
      degreesOfFreedom: values.length - 1,
    });
    expect(noiseBetween(estimate(x), estimate(y))).toBeCloseTo(1.0773917723779873, 7);
  });

  test('is that of the one that scatters where the other is known exactly', () => {
    const seeds = { mean: 3, error: 0.5, degreesOfFreedom: 2 };
    expect(noiseBetween(seeds, { mean: 1, error: 0 })).toBeCloseTo(0.5 * 4.302652729749462, 7);
  });

  test('of values that do not scatter is none only where there are enough of them', () => {
    const equal = (count: number) => ({ mean: 8, error: 0, degreesOfFreedom: count - 1 });
    expect(noiseBetween(equal(3), equal(3))).toBe(Infinity); // 2 of 20 ways
    expect(noiseBetween(equal(4), equal(4))).toBe(0); // 2 of 70
    expect(noiseBetween(equal(2), equal(7))).toBe(Infinity); // 2 of 36
    expect(noiseBetween(equal(2), equal(8))).toBe(0); // 2 of 45
    expect(noiseBetween({ mean: 1, error: 0 }, { mean: 2, error: 0 })).toBe(0);
  });

  test('is unknown where an error is', () => {
    expect(noiseBetween({ mean: 1, error: Number.NaN }, { mean: 2, error: 0 })).toBeNaN();
  });
});

describe('the best', () => {
  const at = (mean: number, error: number) => ({ mean, error });

  test('is named only where it beats every other by 1.96 known errors of the difference', () => {
    // The error of the difference is 5.
    expect(clearlyBest([at(0, 3), at(9.81, 4)], 'lower')).toBe(0);
    expect(clearlyBest([at(0, 3), at(9.79, 4)], 'lower')).toBeUndefined();
    expect(clearlyBest([at(0, 3), at(9.81, 4)], 'higher')).toBe(1);
    expect(clearlyBest([at(0, 0), at(50, 0), at(1, 5)], 'lower')).toBeUndefined();
  });

  test('of a few values has to beat the others by more', () => {
    const of = (mean: number, error: number, degreesOfFreedom: number) => ({
      mean,
      error,
      degreesOfFreedom,
    });
    // Three values each with equal errors: t(0.975, 4) = 2.7764, and the error of the difference is √2.
    const apart = 2.7764451051977934 * Math.SQRT2;
    expect(clearlyBest([of(0, 1, 2), of(apart + 1e-6, 1, 2)], 'lower')).toBe(0);
    expect(clearlyBest([of(0, 1, 2), of(apart - 1e-6, 1, 2)], 'lower')).toBeUndefined();
  });

  test('is nobody where two are the same', () => {
    expect(clearlyBest([at(1, 0), at(1, 0)], 'lower')).toBeUndefined();
  });

  test('cannot be what is absent or not finite, and those beat nobody', () => {
    expect(clearlyBest([undefined, at(5, 1)], 'lower')).toBe(1);
    expect(clearlyBest([at(Number.NaN, 1), at(5, 1)], 'higher')).toBe(1);
    expect(clearlyBest([at(-Infinity, 0), at(5, 1)], 'lower')).toBe(1);
    expect(clearlyBest([undefined, at(Number.NaN, 1)], 'lower')).toBeUndefined();
  });

  test('is not known where an error is not', () => {
    expect(clearlyBest([at(0, Number.NaN), at(100, 1)], 'lower')).toBeUndefined();
    expect(clearlyBest([at(0, 1), at(100, Number.NaN)], 'lower')).toBeUndefined();
  });

  test('needs others', () => {
    expect(clearlyBest([at(0, 1)], 'lower')).toBeUndefined();
    expect(clearlyBest([], 'lower')).toBeUndefined();
  });
});

describe('the scatter of a series', () => {
  test('is that of independent values around what they follow', () => {
    const random = createRandom(3, 'scatter', 0);
    const noisy = Array.from({ length: 20_000 }, (_, i) => i / 1000 + 0.5 * random.gaussian());
    expect(scatterOf(noisy)).toBeCloseTo(0.5, 2);
  });

  test('is half the root of two for values one apart, and unknown of one value', () => {
    expect(scatterOf([3, 4, 3, 4])).toBeCloseTo(Math.SQRT1_2, 12);
    expect(scatterOf([7, 7, 7])).toBe(0);
    expect(scatterOf([1])).toBeNaN();
  });
});
