import { expect, test } from 'vitest';
import { layoutModeBars } from './bars.ts';

const even = (count: number) =>
  Array.from({ length: count }, () => ({ share: 1 / count, expected: 1 / count, found: true }));

test('bars fill the width side by side without overlap', () => {
  const bars = layoutModeBars(even(25), { width: 326, height: 46 });
  expect(bars[0]!.x).toBe(0);
  for (let i = 1; i < bars.length; i++) {
    expect(bars[i]!.x - bars[i - 1]!.x - bars[i - 1]!.width).toBe(2);
    expect(Number.isInteger(bars[i]!.x)).toBe(true);
  }
  expect(bars[24]!.x + bars[24]!.width).toBeLessThanOrEqual(326);
});

test('heights are in proportion, with the expected share on the same scale', () => {
  const [small, large] = layoutModeBars(
    [
      { share: 0.2, expected: 0.5, found: true },
      { share: 0.8, expected: 0.5, found: true },
    ],
    { width: 100, height: 40 },
  );
  expect(large!.height).toBeCloseTo(40, 10);
  expect(small!.height).toBeCloseTo(10, 10);
  expect(small!.y).toBeCloseTo(30, 10);
  expect(small!.expectedY).toBeCloseTo(15, 10);
});

test('a missing mode is a low bar in the colour of what is generated', () => {
  const [, missing] = layoutModeBars(
    [
      { share: 1, expected: 0.5, found: true },
      { share: 0, expected: 0.5, found: false },
    ],
    { width: 100, height: 40 },
  );
  expect(missing).toMatchObject({ colourRole: 'generated', height: 3, y: 37 });
});

test('no modes and no samples are no trouble', () => {
  expect(layoutModeBars([], { width: 100, height: 40 })).toEqual([]);
  const [bar] = layoutModeBars([{ share: 0, expected: 0, found: false }], { width: 9, height: 40 });
  expect(bar).toMatchObject({ height: 3, expectedY: 40 });
});
