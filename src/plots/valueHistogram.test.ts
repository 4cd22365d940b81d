import { describe, expect, test } from 'vitest';
import { layoutValueHistogram } from './valueHistogram.ts';

const size = { width: 352, height: 118 };
const BASELINE = 100;
const around = (centre: number, spread: number, count = 1000) =>
  Array.from({ length: count }, (_, i) => centre + spread * Math.sin(i));

/** Heights of the bins of an outline, from left to right. */
function heights(outline: string): number[] {
  return [...outline.matchAll(/V([\d.]+)H/g)].map(([, y]) => BASELINE - Number(y));
}

describe('outlines', () => {
  test('each have the share of their own values in each bin, whatever their number', () => {
    const { outlines } = layoutValueHistogram({
      ...size,
      groups: [around(0, 1, 4000), around(0, 1, 1000)],
      marks: [],
    });
    const [many, few] = outlines.map(heights);
    many!.forEach((height, bin) => expect(height).toBeCloseTo(few![bin]!, -1));
    const total = (bins: readonly number[]) => bins.reduce((sum, height) => sum + height, 0);
    expect(total(many!)).toBeCloseTo(total(few!), 0);
  });

  test('stand on the baseline, and the highest reaches the top', () => {
    const { outlines, baseline } = layoutValueHistogram({
      ...size,
      groups: [around(0, 1), [5, 5, 5]],
      marks: [],
    });
    expect(baseline).toBe(BASELINE);
    expect(Math.max(...outlines.flatMap(heights))).toBeCloseTo(BASELINE, 5);
    for (const outline of outlines) expect(outline).toMatch(/^M16,100.*V100Z$/);
  });

  test('weights that pile up at a limit stand beside its mark', () => {
    const { outlines, marks, ticks } = layoutValueHistogram({
      ...size,
      groups: [[...around(0, 0.005), ...Array<number>(800).fill(0.01)]],
      marks: [-0.01, 0.01],
    });
    const bins = heights(outlines[0]!);
    const fullest = bins.indexOf(Math.max(...bins));
    const step = (size.width - 32) / bins.length;
    expect(Math.abs(16 + (fullest + 0.5) * step - marks[1]!)).toBeLessThanOrEqual(step);
    expect(marks[0]! + marks[1]!).toBeCloseTo(size.width, 5);
    expect(ticks.find(({ value }) => value === 0)?.position).toBeCloseTo(size.width / 2, 5);
  });
});

test('marks are on the axis even where no value is near', () => {
  const { marks } = layoutValueHistogram({ ...size, groups: [around(40, 1)], marks: [0] });
  expect(marks[0]).toBeGreaterThanOrEqual(16);
  expect(marks[0]).toBeLessThan(50);
});

test('one wild value is said to lie beyond instead of flattening the rest', () => {
  const { beyond, ticks } = layoutValueHistogram({
    ...size,
    groups: [[...around(0, 1), 1e6], [0.5]],
    marks: [],
  });
  expect(beyond).toEqual([1, 0]);
  expect(Math.max(...ticks.map(({ value }) => value))).toBeLessThan(3);
});

test.each<[string, readonly number[][]]>([
  ['no groups', []],
  ['no values', [[]]],
  ['equal values', [[0, 0, 0]]],
  ['equal values that are large', [[7e5, 7e5]]],
  ['only values that are not finite', [[NaN, Infinity]]],
  ['one group without values', [[1, 2], []]],
])('%s give a layout of finite numbers', (_, groups) => {
  const { outlines, ticks } = layoutValueHistogram({ ...size, groups, marks: [] });
  expect(outlines).toHaveLength(groups.length);
  for (const outline of outlines) expect(outline).not.toMatch(/NaN|Infinity/);
  expect(ticks.length).toBeGreaterThan(0);
  expect(ticks.every(({ position }) => Number.isFinite(position))).toBe(true);
});
