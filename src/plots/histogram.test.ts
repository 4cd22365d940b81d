import { expect, test } from 'vitest';
import { layoutHistogram } from './histogram.ts';

const size = { width: 340, height: 74 };
const around = (centre: number, spread: number, count = 1000) =>
  Array.from({ length: count }, (_, i) => centre + spread * Math.sin(i));

test('every value is counted in the bar that says so', () => {
  const values = around(1, 0.4);
  const { bars, beyond } = layoutHistogram({ ...size, values, marker: 1 });
  expect(bars.reduce((sum, bar) => sum + bar.count, 0) + beyond).toBe(1000);
  const bar = bars[10]!;
  expect(bar.count).toBe(values.filter((value) => value >= bar.from && value < bar.to).length);
});

test('the tallest bar reaches the top and all stand on the baseline', () => {
  const { bars, baseline } = layoutHistogram({ ...size, values: around(1, 0.4), marker: 1 });
  expect(Math.min(...bars.map((bar) => bar.y))).toBeCloseTo(0, 10);
  for (const bar of bars) expect(bar.y + bar.height).toBeCloseTo(baseline, 10);
});

test('the marker is on the axis even when no value is near, and has its tick', () => {
  const { markerX, ticks } = layoutHistogram({ ...size, values: around(6, 1), marker: 1 });
  expect(markerX).toBeGreaterThan(0);
  expect(markerX).toBeLessThan(size.width);
  expect(ticks.find((tick) => tick.value === 1)).toMatchObject({ position: markerX, label: '1' });
});

test('one wild slope is said to lie beyond instead of flattening the rest', () => {
  const values = [...around(1, 0.4), 1e6];
  const { bars, beyond, mean } = layoutHistogram({ ...size, values, marker: 1 });
  expect(bars.at(-1)!.to).toBeLessThan(3);
  expect(beyond).toBe(1);
  expect(mean).toBeGreaterThan(900);
});

test.each([
  ['no values', []],
  ['a flat critic', [0, 0, 0]],
  ['slopes all exactly one', [1, 1, 1]],
  ['only values that are not finite', [NaN, Infinity]],
])('%s give a layout of finite numbers', (_, values) => {
  const { bars, ticks, markerX } = layoutHistogram({ ...size, values, marker: 1 });
  for (const bar of bars) {
    for (const number of [bar.x, bar.y, bar.width, bar.height]) {
      expect(Number.isFinite(number)).toBe(true);
    }
    expect(bar.from).toBeGreaterThanOrEqual(0);
  }
  expect(Number.isFinite(markerX)).toBe(true);
  expect(ticks.every((tick) => Number.isFinite(tick.position))).toBe(true);
});
