import { describe, expect, test } from 'vitest';
import { gridComponents, mixtureLogDensity, ringComponents } from './gaussianMixture.ts';

describe('mixtureLogDensity', () => {
  const components = [
    { x: -1, y: 0.5, sigma: 0.3, weight: 0.7 },
    { x: 1, y: 0, sigma: 0.6, weight: 0.3 },
  ];
  const logDensity = mixtureLogDensity(components);

  test('is the logarithm of the sum of the weighted normal densities', () => {
    for (const [x, y] of [
      [-1, 0.5],
      [0, 0],
      [0.7, -1.2],
    ] as const) {
      const sum = components.reduce((total, c) => {
        const squared = (x - c.x) ** 2 + (y - c.y) ** 2;
        const variance = c.sigma ** 2;
        return total + (c.weight * Math.exp(-squared / (2 * variance))) / (2 * Math.PI * variance);
      }, 0);
      expect(logDensity(x, y)).toBeCloseTo(Math.log(sum), 12);
    }
  });

  test('stays finite where the density underflows', () => {
    const narrow = mixtureLogDensity(ringComponents(1, 0.01, [0.5, 0.5]));
    // Distance 9 from the nearer mode: −½ (9/0.01)² + log(½ / (2π 0.01²)).
    expect(narrow(10, 0)).toBeCloseTo(-405_000 + Math.log(0.5 / (2 * Math.PI * 1e-4)), 6);
  });
});

test('a ring starts on the positive x-axis and turns counterclockwise', () => {
  const [first, second] = ringComponents(2, 0.1, [0.25, 0.25, 0.25, 0.25]);
  expect(first).toEqual({ x: 2, y: 0, sigma: 0.1, weight: 0.25 });
  expect(second!.x).toBeCloseTo(0, 12);
  expect(second!.y).toBeCloseTo(2, 12);
});

test('a grid is centred on the origin', () => {
  const modes = gridComponents(4, 1, 0.02);
  const places = [-1.5, -0.5, 0.5, 1.5];
  expect(modes.map(({ x, y }) => [x, y])).toEqual(places.flatMap((x) => places.map((y) => [x, y])));
});
