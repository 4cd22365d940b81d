import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from './random.ts';
import { threefryBlocks } from './threefry.ts';

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
    const expected = new Int32Array(6);
    threefryBlocks(5, hashOfEmptyName, 9, 0, expected, 0, 3);
    expect(draws(5, '', 9, 6).map((value) => value * 2 ** 32)).toEqual([
      ...new Uint32Array(expected.buffer),
    ]);
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

describe('draws in bulk', () => {
  /** Longer than what is made at a time. */
  const LONG = 5_000;
  const single = (random: Random, count: number, draw: (random: Random) => number) =>
    Array.from({ length: count }, () => draw(random));
  const uniform = (random: Random) => random.uniform();
  const gaussian = (random: Random) => random.gaussian();

  // Each order of calls, in bulk and by single draws, on two sequences of the same address.
  const orders: Record<string, (random: Random, bulk: boolean) => ArrayLike<number>> = {
    'uniforms, an odd number of them and on': (random, bulk) => {
      const count = (length: number) =>
        bulk ? filled32(length, (out) => random.fillUniform(out)) : single(random, length, uniform);
      return [...count(7), ...count(1), ...count(0), ...count(LONG), random.uniform()];
    },
    'normals, an odd number of them and on': (random, bulk) => {
      const count = (length: number) =>
        bulk
          ? filled32(length, (out) => random.fillGaussian(out))
          : single(random, length, gaussian);
      return [...count(5), ...count(1), ...count(3), ...count(LONG + 1), random.gaussian()];
    },
    'rows of all kinds': (random, bulk) =>
      [
        [1, 2, 4],
        [3, 0, 1],
        [2, 3, 3],
        [2, 2, LONG],
        [1, 1, 1],
        [0, 2, 2],
      ].flatMap(([uniforms, gaussians, rows]) => {
        const row = () => [
          ...single(random, uniforms!, uniform),
          ...single(random, gaussians!, gaussian),
        ];
        if (!bulk) return Array.from({ length: rows! }, row).flat();
        const out = new Float64Array(rows! * (uniforms! + gaussians!));
        random.fillRows(out, uniforms!, gaussians!);
        return [...out];
      }),
  };

  test.each(Object.entries(orders))('are the single draws in their order: %s', (_, inOrder) => {
    const bulk = Float32Array.from(inOrder(createRandom(4, 'bulk', 6), true));
    const alone = Float32Array.from(inOrder(createRandom(4, 'bulk', 6), false));
    expect(bulk.length).toBeGreaterThan(LONG);
    expect(bulk).toEqual(alone);
  });

  test('leave what does not make a row', () => {
    const out = new Float64Array(8).fill(9);
    createRandom(1, 'rows', 0).fillRows(out, 1, 2);
    expect([...out.subarray(6)]).toEqual([9, 9]);
    expect(out.subarray(0, 6).includes(9)).toBe(false);
  });

  test.each([
    ['normals', (random: Random, out: Float32Array) => random.fillGaussian(out), normalBelow],
    ['uniforms', (random: Random, out: Float32Array) => random.fillUniform(out), (u: number) => u],
  ] as const)('follow their distribution function: %s', (_, fill, below) => {
    const values = filled32(200_000, (out) => fill(createRandom(8, 'ks', 0), out)).sort();
    let distance = 0;
    for (const [rank, value] of values.entries()) {
      const share = below(value);
      const upper = (rank + 1) / values.length - share;
      distance = Math.max(distance, upper, 1 / values.length - upper);
    }
    // The 0.999 quantile of Kolmogorov’s statistic.
    expect(distance * Math.sqrt(values.length)).toBeLessThan(1.95);
  });

  test('have the tails of the normal distribution', () => {
    const values = filled32(4_000_000, (out) => createRandom(9, 'tails', 0).fillGaussian(out));
    for (const limit of [3, 4, 4.5]) {
      const expected = 2 * values.length * normalBelow(-limit);
      for (const sign of [-1, 1]) {
        const beyond = values.reduce((count, z) => (sign * z > limit ? count + 1 : count), 0);
        // Poisson: five standard deviations.
        expect(Math.abs(beyond - expected / 2)).toBeLessThan(5 * Math.sqrt(expected / 2));
      }
    }
  });
});

function filled32(length: number, fill: (out: Float32Array) => void): Float32Array {
  const out = new Float32Array(length);
  fill(out);
  return out;
}

/** The normal distribution function, by Simpson's rule from the nearer of 0 and −9. */
function normalBelow(z: number): number {
  const start = z < -1 ? -9 : 0;
  const intervals = 200;
  const step = (z - start) / intervals;
  let sum = 0;
  for (let i = 0; i <= intervals; i++) {
    const weight = i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-0.5 * (start + i * step) ** 2);
  }
  return (start === 0 ? 0.5 : 0) + (sum * step) / (3 * Math.sqrt(2 * Math.PI));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
