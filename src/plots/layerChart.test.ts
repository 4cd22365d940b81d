import { expect, test } from 'vitest';
import { layoutLayerChart, type LayerSeries } from './layerChart.ts';

const size = { width: 340, height: 150 };
const series = (values: readonly number[], id = 'critic'): LayerSeries => ({
  id,
  name: id,
  colourRole: 'accent',
  dash: '',
  values,
});

test('layers are evenly spaced over the plot and numbered from the input', () => {
  const { plot, lines, xTicks } = layoutLayerChart({ ...size, series: [series([1, 1, 1])] });
  expect(lines[0]!.points.map(({ layer }) => layer)).toEqual([1, 2, 3]);
  expect(lines[0]!.points.map(({ x }) => x)).toEqual([
    plot.x,
    plot.x + plot.width / 2,
    plot.x + plot.width,
  ]);
  expect(xTicks.map(({ label }) => label)).toEqual(['1', '2', '3']);
});

test('equal factors are equal distances, upwards', () => {
  const { lines } = layoutLayerChart({ ...size, series: [series([1e-6, 1e-4, 1e-2])] });
  const [first, second, third] = lines[0]!.points.map(({ y }) => y) as [number, number, number];
  expect(first - second).toBeCloseTo(second - third, 5);
  expect(first).toBeGreaterThan(third);
});

test('what hardly changes looks flat', () => {
  const { lines, plot } = layoutLayerChart({ ...size, series: [series([0.9, 1.1, 1])] });
  const heights = lines[0]!.points.map(({ y }) => y);
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(plot.height / 20);
});

test('networks of other depths share the numbers of layers', () => {
  const { lines } = layoutLayerChart({
    ...size,
    series: [series([1, 2, 3, 4]), series([1, 2], 'generator')],
  });
  expect(lines[1]!.points.map(({ x }) => x)).toEqual(
    lines[0]!.points.slice(0, 2).map(({ x }) => x),
  );
});

test('a value of 0 is at the lower end and says so', () => {
  const { lines, plot } = layoutLayerChart({ ...size, series: [series([0, 0.5])] });
  expect(lines[0]!.points[0]).toMatchObject({ isZero: true, y: plot.y + plot.height });
  expect(lines[0]!.points[1]!.isZero).toBe(false);
});

test('what is not finite leaves a gap', () => {
  const { lines } = layoutLayerChart({ ...size, series: [series([1, NaN, 1, 1])] });
  expect(lines[0]!.points.map(({ layer }) => layer)).toEqual([1, 3, 4]);
  expect(lines[0]!.d.match(/M/g)).toHaveLength(2);
});

test('many layers do not get a label each', () => {
  const { xTicks } = layoutLayerChart({ ...size, series: [series(Array<number>(21).fill(1))] });
  expect(xTicks.length).toBeLessThanOrEqual(10);
  expect(xTicks[0]!.label).toBe('1');
});

test.each<[string, readonly LayerSeries[]]>([
  ['no networks', []],
  ['a network of zeros', [series([0, 0])]],
  ['one layer', [series([3])]],
  ['no finite value', [series([NaN])]],
  ['values at the ends of what there is', [series([1e-37, 1e37])]],
])('%s give a layout of finite numbers', (_, networks) => {
  const { lines, xTicks, yTicks } = layoutLayerChart({ ...size, series: networks });
  for (const { d, points } of lines) {
    expect(d).not.toMatch(/NaN|Infinity/);
    expect(points.every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
  }
  expect(yTicks.length).toBeGreaterThan(1);
  expect([...xTicks, ...yTicks].every(({ position }) => Number.isFinite(position))).toBe(true);
});
