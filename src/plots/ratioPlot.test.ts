import { expect, test } from 'vitest';
import { layoutRatioPlot, type RatioBin } from './ratioPlot.ts';

const SIZE = { width: 340, height: 200 };
const ONES = (count: number) => Array.from({ length: count }, () => 1);

function layout(
  actual: readonly number[],
  learned: readonly number[],
  weights = ONES(actual.length),
) {
  const found = layoutRatioPlot({ ...SIZE, actual, learned, weights });
  return found ?? expect.fail('There are places, so there is a plot.');
}

/** How far a bin's centre lies above the diagonal, in pixels along y. */
function aboveDiagonal(bin: RatioBin, { diagonal }: ReturnType<typeof layout>): number {
  const { x1, y1, x2, y2 } = diagonal;
  const share = (bin.x + bin.width / 2 - x1) / (x2 - x1);
  return y1 + share * (y2 - y1) - (bin.y + bin.height / 2);
}

test('what was learned exactly lies on the diagonal', () => {
  const values = Array.from({ length: 200 }, (_, i) => i / 40 - 2);
  const found = layout(values, values);
  expect(found.bins.length).toBeGreaterThan(20);
  for (const bin of found.bins) {
    expect(Math.abs(aboveDiagonal(bin, found))).toBeLessThanOrEqual(bin.height);
  }
});

test('what is overestimated lies above it, and what is underestimated below', () => {
  const found = layout([-1, 1], [1, -1]);
  const [left, right] = found.bins.toSorted((a, b) => a.x - b.x);
  expect(aboveDiagonal(left!, found)).toBeGreaterThan(20);
  expect(aboveDiagonal(right!, found)).toBeLessThan(-20);
});

test('both axes have the same range, with all that is and zero in it', () => {
  const found = layout([2.3, 5.1], [3.2, 0.7]);
  const values = (ticks: typeof found.xTicks) => ticks.map(({ value }) => value);
  expect(values(found.xTicks)).toEqual(values(found.yTicks));
  expect(values(found.xTicks)).toContain(0);
  expect(Math.max(...values(found.xTicks))).toBeGreaterThanOrEqual(5);
  const { plot, beyond } = found;
  expect(beyond).toBe(0);
  expect(plot.x + plot.width).toBeLessThanOrEqual(SIZE.width);
  expect(plot.y + plot.height).toBeLessThan(SIZE.height);
});

test('what was learned far beyond what is stays at the edge and is counted', () => {
  const found = layout([-1, 0, 1, 1], [0, 0, 900, -900], [1, 1, 1, 3]);
  expect(found.beyond).toBeCloseTo(4 / 6, 10);
  const { plot, bins } = found;
  for (const { x, y, width, height } of bins) {
    expect(x).toBeGreaterThanOrEqual(plot.x);
    expect(y).toBeGreaterThanOrEqual(plot.y);
    expect(x + width).toBeLessThanOrEqual(plot.x + plot.width);
    expect(y + height).toBeLessThanOrEqual(plot.y + plot.height);
  }
  const heights = bins.map(({ y }) => y);
  expect(Math.min(...heights)).toBe(plot.y);
  expect(Math.max(...heights)).toBe(plot.y + plot.height - bins[0]!.height);
});

test('bins add up weights, and the fullest is the strongest', () => {
  const found = layout([0, 0, 1], [0, 0, 1], [1, 2, 1]);
  expect(found.bins.map(({ share }) => share).toSorted()).toEqual([0.25, 0.75]);
  const [strong, weak] = found.bins.toSorted((a, b) => b.share - a.share);
  expect(strong!.strength).toBe(1);
  expect(weak!.strength).toBeCloseTo(Math.sqrt(1 / 3), 10);
});

test('a single value has an axis around it, and no places have no plot', () => {
  expect(layout([0], [0]).bins).toHaveLength(1);
  expect(layoutRatioPlot({ ...SIZE, actual: [], learned: [], weights: [] })).toBeUndefined();
});
