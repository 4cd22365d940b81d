import { describe, expect, test } from 'vitest';
import { createRandom, threefry } from './random.ts';

describe('threefry', () => {
  // Known answers of Random123 (kat_vectors, threefry2x32 with 20 rounds): counter, key, result.
  test.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x243f6a88, 0x85a308d3],
      [0x13198a2e, 0x03707344],
      [0xc4923a9c, 0x483df7a0],
    ],
  ] as [[number, number], [number, number], [number, number]][])(
    'gives the known answer for counter %j and key %j',
    (counter, key, expected) => {
      const out = new Uint32Array(2);
      threefry(key, counter, out);
      expect([...out]).toEqual(expected);
    },
  );
});

function draws(seed: number, stream: string, counter: number, count = 100): number[] {
  const random = createRandom(seed, stream, counter);
  return Array.from({ length: count }, () => random.uniform());
}

describe('createRandom', () => {
  test('repeats the draws of an address', () => {
    expect(draws(7, 'real', 12)).toEqual(draws(7, 'real', 12));
  });

  test.each([
    ['seed', 8, 'real', 12],
    ['stream', 7, 'latent', 12],
    ['counter', 7, 'real', 13],
  ])('gives other draws for another %s', (_, seed, stream, counter) => {
    const one = draws(7, 'real', 12);
    const other = draws(seed, stream, counter);
    expect(one.filter((value, i) => value === other[i])).toEqual([]);
  });

  test('takes the words of successive blocks', () => {
    const hashOfEmptyName = 0x811c9dc5;
    const expected: number[] = [];
    for (let i = 0; i < 3; i++) {
      const out = new Uint32Array(2);
      threefry([5, hashOfEmptyName], [9, i], out);
      expected.push(...out);
    }
    expect(draws(5, '', 9, 6).map((value) => value * 2 ** 32)).toEqual(expected);
  });

  test('draws uniformly on [0, 1)', () => {
    const values = draws(1, 'moments', 0, 100_000);
    expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values.slice(0, 50_000))).toBeLessThan(1);
    // Standard errors of these means are below 0.001.
    expect(mean(values)).toBeCloseTo(1 / 2, 2);
    expect(mean(values.map((u) => u ** 2))).toBeCloseTo(1 / 3, 2);
    expect(mean(values.slice(1).map((u, i) => u * values[i]!))).toBeCloseTo(1 / 4, 2);
  });

  test('draws standard normals', () => {
    const random = createRandom(2, 'moments', 0);
    const values = Array.from({ length: 200_000 }, () => random.gaussian());
    const within = (limit: number) => mean(values.map((z) => (Math.abs(z) < limit ? 1 : 0)));
    expect(Math.abs(mean(values))).toBeLessThan(0.01);
    expect(mean(values.map((z) => z ** 2))).toBeCloseTo(1, 1);
    expect(Math.abs(mean(values.map((z) => z ** 3)))).toBeLessThan(0.05);
    expect(Math.abs(mean(values.map((z) => z ** 4)) - 3)).toBeLessThan(0.1);
    expect(within(1)).toBeCloseTo(0.6827, 2);
    expect(within(2)).toBeCloseTo(0.9545, 2);
    // The two normals of one pair are independent.
    const products = values.slice(1).map((z, i) => z * values[i]!);
    expect(Math.abs(mean(products))).toBeLessThan(0.01);
  });

  test('draws integers evenly below the bound', () => {
    const random = createRandom(3, 'integers', 0);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 70_000; i++) counts[random.integer(7)]!++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // The 0.999 quantile with 6 degrees of freedom.
    expect(chiSquare).toBeLessThan(22.5);
    expect(random.integer(1)).toBe(0);
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
