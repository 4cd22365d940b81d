import { expect, test } from 'vitest';
import { countComplex, layoutComplexPlane } from './complexPlane.ts';

const size = { width: 340, height: 220, scale: 'linear' } as const;

test('the imaginary axis parts what grows from what dies out', () => {
  const { points, borderX } = layoutComplexPlane({
    ...size,
    real: [0.2, -1, -1],
    imaginary: [0, 2, -2],
  });
  expect(points.map(({ side }) => side)).toEqual(['right', 'left', 'left']);
  expect(points[0]!.x).toBeGreaterThan(borderX);
  expect(points[1]!.x).toBeLessThan(borderX);
});

test('conjugates lie on either side of the real axis, equally far, the positive one above', () => {
  const { points, realAxisY } = layoutComplexPlane({
    ...size,
    real: [-1, -1],
    imaginary: [2, -2],
  });
  expect(points[0]!.y).toBeLessThan(realAxisY);
  expect(points[1]!.y - realAxisY).toBeCloseTo(realAxisY - points[0]!.y, 5);
});

test('both axes are in the plot with room beside them, wherever the numbers are', () => {
  for (const real of [
    [-5, -3],
    [4, 9],
  ]) {
    const { plot, borderX, realAxisY } = layoutComplexPlane({ ...size, real, imaginary: [0, 0] });
    expect(borderX).toBeGreaterThan(plot.x);
    expect(borderX).toBeLessThan(plot.x + plot.width);
    expect(realAxisY).toBeGreaterThan(plot.y);
    expect(realAxisY).toBeLessThan(plot.y + plot.height);
  }
});

test('a logarithmic plane parts small ones from 0 beside large ones, and keeps all in order', () => {
  const numbers = { real: [-100, -1, -0.01, 0, 0.01, 1], imaginary: [0, 0, 0, 0, 0, 0] };
  const [linear, logarithmic] = (['linear', 'log'] as const).map((scale) =>
    layoutComplexPlane({ ...size, scale, ...numbers }).points.map(({ x }) => x),
  );
  expect(linear![4]! - linear![3]!).toBeLessThan(0.1);
  expect(logarithmic![5]! - logarithmic![3]!).toBeGreaterThan(20);
  expect(logarithmic).toEqual(logarithmic!.toSorted((a, b) => a - b));
  const { xTicks, borderX } = layoutComplexPlane({ ...size, scale: 'log', ...numbers });
  expect(xTicks.map(({ label }) => label)).toEqual(['−100', '−1', '0', '1']);
  expect(xTicks.find(({ value }) => value === 0)!.position).toBeCloseTo(borderX, 5);
});

test('numbers are counted by side and by whether they turn, rounding aside', () => {
  expect(
    countComplex({
      real: [2, -3, -3, 0.5, 0.5, 1e-6, 0],
      imaginary: [0, 1, -1, 0.2, -0.2, 1e-6, 0],
    }),
  ).toEqual({ left: 2, on: 2, right: 3, turning: 4, turningRight: 2 });
  // Nothing is negligible beside itself.
  expect(countComplex({ real: [1e-9], imaginary: [0] })).toMatchObject({ right: 1, on: 0 });
  expect(countComplex({ real: [0], imaginary: [0] })).toMatchObject({ on: 1, turning: 0 });
});

test.each<[string, readonly number[], readonly number[]]>([
  ['no numbers', [], []],
  ['zeros', [0, 0], [0, 0]],
  ['tiny ones', [1e-30], [-1e-30]],
  ['only imaginary ones', [0, 0], [1, -1]],
])('%s give a layout of finite numbers', (_, real, imaginary) => {
  for (const scale of ['linear', 'log'] as const) {
    const { points, borderX, realAxisY, xTicks, yTicks } = layoutComplexPlane({
      ...size,
      scale,
      real,
      imaginary,
    });
    expect(points).toHaveLength(real.length);
    expect(points.every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
    expect(Number.isFinite(borderX + realAxisY)).toBe(true);
    expect([...xTicks, ...yTicks].every(({ position }) => Number.isFinite(position))).toBe(true);
  }
});
