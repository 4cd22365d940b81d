import { describe, expect, test } from 'vitest';
import { layoutCurves } from './curves.ts';
import type { ChartLayout } from './curves.ts';
import type { CurveSeries } from './curveSeries.ts';
import { placeLabels } from './labelPlacement.ts';

function series(change: Partial<CurveSeries>): CurveSeries {
  return { id: 'a', name: 'a', dash: '', colourRole: 'accent', x: [], y: [], ...change };
}

function over(y: readonly number[], change: Partial<CurveSeries> = {}): CurveSeries {
  return series({ x: y.map((_, i) => i), y, ...change });
}

function layout(
  all: readonly CurveSeries[],
  change: Partial<Parameters<typeof layoutCurves>[0]> = {},
) {
  return layoutCurves({
    width: 360,
    height: 160,
    series: all,
    floors: [],
    scale: 'linear',
    markers: [],
    ...change,
  });
}

/** The points of path data, run by run. */
function runs(d: string): [number, number][][] {
  return d
    .split('M')
    .slice(1)
    .map((run) =>
      run
        .replace(/h0|Z/, '')
        .split('L')
        .map((pair) => pair.split(',').map(Number) as [number, number]),
    );
}

const yPixel = (chart: ChartLayout, value: number) =>
  chart.yTicks.find((tick) => tick.value === value)!.position;

describe('lines', () => {
  test('pass through their points', () => {
    const chart = layout([over([0, 1, 0.5])]);
    const [points] = runs(chart.paths[0]!.d);
    expect(points!.map(([x]) => x)).toEqual(
      [0, 1, 2].map((x) => Math.round(10 * chart.xToPixel(x)) / 10),
    );
    expect(points![0]![1]).toBeCloseTo(yPixel(chart, 0), 1);
    expect(points![1]![1]).toBeCloseTo(yPixel(chart, 1), 1);
    expect(points![0]![0]).toBe(chart.plot.x);
    expect(points![2]![0]).toBeCloseTo(chart.plot.x + chart.plot.width, 1);
    expect(chart.paths[0]!.band).toBe('');
  });

  test('break at gaps, and show a lone point', () => {
    const chart = layout([over([1, 2, NaN, 3, Infinity, 4, 5])]);
    expect(runs(chart.paths[0]!.d).map((run) => run.length)).toEqual([2, 1, 2]);
    expect(chart.paths[0]!.d).toContain('h0');
  });

  test.each([
    ['no point', []],
    ['only gaps', [NaN, NaN]],
  ])('are empty for a series with %s', (_, y) => {
    const chart = layout([over(y)]);
    expect(chart.paths[0]!.d).toBe('');
    expect(chart.labels).toEqual([]);
    expect(chart.yTicks).toEqual([]);
  });

  test('of a single point is a dot inside the plot, with ticks around it', () => {
    const chart = layout([over([0.3])]);
    const [[[x, y]]] = runs(chart.paths[0]!.d) as [[[number, number]]];
    expect(x).toBeGreaterThanOrEqual(chart.plot.x);
    expect(y).toBeGreaterThan(chart.plot.y);
    expect(y).toBeLessThan(chart.plot.y + chart.plot.height);
    expect(chart.yTicks.length).toBeGreaterThanOrEqual(2);
  });

  test('have at most a point per column of pixels, and a band that keeps every spike', () => {
    const y = Array.from({ length: 20_000 }, (_, i) => (i === 7777 ? 1.4 : Math.sin(i)));
    const chart = layout([over(y)]);
    const [line] = runs(chart.paths[0]!.d);
    const [band] = runs(chart.paths[0]!.band);
    expect(line!.length).toBeLessThanOrEqual(chart.plot.width / 2 + 1);
    const top = Math.min(...band!.map((point) => point[1]));
    const [x] = band!.find((point) => point[1] === top)!;
    expect(Math.abs(x - chart.xToPixel(7777))).toBeLessThan(3);
    expect(chart.valueAt(chart.xToPixel(7777))!.values[0]!.y).toBe(1.4);
  });
});

test('names are shortened only where they would take too much of the width', () => {
  for (const name of ['A', 'B4', 'measured', 'generator']) {
    expect(layout([over([1, 2], { name })]).labels[0]!.text).toBe(name);
  }
  const long = layout([over([1, 2], { name: 'a'.repeat(60) })]).labels[0]!.text;
  expect(long).toMatch(/^a+…$/);
});

describe('the value axis', () => {
  test('is not flattened by a burst at the start, which is said', () => {
    const y = Array.from({ length: 1000 }, (_, i) => (i < 10 ? 1e6 : Math.sin(i)));
    const chart = layout([over(y, { name: 'critic' })]);
    expect(Math.max(...chart.yTicks.map((tick) => tick.value))).toBeLessThan(5);
    expect(chart.note).toBe('critic reaches up to 1M.');
  });

  test('does show what is not an outlier', () => {
    const y = Array.from({ length: 1000 }, (_, i) => 0.6 * Math.exp(-i / 200));
    const chart = layout([over(y)]);
    const [line] = runs(chart.paths[0]!.d);
    for (const [, pixel] of line!) expect(pixel).toBeGreaterThanOrEqual(chart.plot.y);
    expect(chart.note).toBeUndefined();
  });

  test('starts at zero when zero is near, not when it is far', () => {
    expect(layout([over([0.1, 0.9])]).yTicks[0]!.value).toBe(0);
    expect(layout([over([100, 101])]).yTicks[0]!.value).toBeGreaterThanOrEqual(99);
  });

  test('holds the floors', () => {
    const floor = { name: 'floor', value: 0.02, colourRole: 'muted' } as const;
    const chart = layout([over([5, 6, 5, 6])], { floors: [floor] });
    const { y, valueText } = chart.floorLines[0]!;
    expect(y).toBeLessThanOrEqual(chart.plot.y + chart.plot.height);
    expect(y).toBeGreaterThan(chart.plot.y);
    expect(valueText).toBe('0.02');
  });

  test('has few ticks, all inside the plot', () => {
    for (const y of [
      [0, 1e-5],
      [0, 1],
      [-3, 8],
      [0, 123456],
      [5, 5],
    ]) {
      const { yTicks, plot } = layout([over(y)]);
      expect(yTicks.length).toBeGreaterThanOrEqual(2);
      expect(yTicks.length).toBeLessThanOrEqual(7);
      for (const { position } of yTicks) {
        expect(position).toBeGreaterThanOrEqual(plot.y);
        expect(position).toBeLessThanOrEqual(plot.y + plot.height);
      }
    }
  });
});

describe('a logarithmic axis', () => {
  test('has powers of ten at equal distances', () => {
    const { yTicks } = layout([over([0.001, 0.01, 0.1, 1])], { scale: 'log' });
    expect(yTicks.map((tick) => tick.label)).toEqual(['0.001', '0.01', '0.1', '1']);
    const [a, b, c] = yTicks.map((tick) => tick.position) as [number, number, number];
    expect(a - b).toBeCloseTo(b - c, 6);
  });

  test('leaves out what is not above zero, as a gap, and says so', () => {
    const chart = layout([over([1, 0.5, 0, -1, 0.2, 0.1], { name: 'W₁' })], { scale: 'log' });
    expect(runs(chart.paths[0]!.d).map((run) => run.length)).toEqual([2, 2]);
    expect(chart.note).toBe('W₁: 2 values at or below zero cannot be shown on a logarithmic axis.');
  });

  test('has ticks within less than a decade', () => {
    for (const y of [
      [2, 6],
      [0.34, 0.35],
      [0.9, 1.1],
    ]) {
      expect(layout([over(y)], { scale: 'log' }).yTicks.length).toBeGreaterThanOrEqual(2);
    }
  });

  test('without a positive value is empty but explained', () => {
    const chart = layout([over([-1, -2])], { scale: 'log' });
    expect(chart.paths[0]!.d).toBe('');
    expect(chart.note).toContain('2 values');
    expect(chart.valueAt(100)!.values[0]!.point).toBeUndefined();
  });
});

describe('the iteration axis', () => {
  test('has whole, compact numbers', () => {
    const chart = layout([series({ x: [0, 25_000], y: [1, 2] })]);
    expect(chart.xTicks.map((tick) => tick.label)).toEqual(['0', '10k', '20k']);
    const short = layout([series({ x: [0, 1], y: [1, 2] })]);
    expect(short.xTicks.map((tick) => tick.label)).toEqual(['0', '1']);
  });

  test('starts at zero for a run from its beginning, and can be shared', () => {
    const run = series({ x: [1, 5000], y: [1, 2] });
    expect(layout([run]).xToPixel(0)).toBe(layout([run]).plot.x);
    const shared = layout([run], { xDomain: [0, 10_000] });
    expect(shared.xToPixel(10_000)).toBe(shared.plot.x + shared.plot.width);
  });

  test('carries the markers that lie on it', () => {
    const markers = [
      { x: 50, label: 'rate' },
      { x: 500, label: 'later' },
    ];
    const chart = layout([series({ x: [0, 100], y: [1, 2] })], { markers });
    expect(chart.markers).toEqual([{ x: 50, label: 'rate', pixel: chart.xToPixel(50) }]);
  });
});

describe('the crosshair', () => {
  const dense = series({ id: 'dense', x: [0, 10, 20, 30], y: [1, 2, NaN, 4] });
  const sparse = series({ id: 'sparse', x: [0, 28], y: [5, 6] });

  test('reads the nearest point of every series', () => {
    const chart = layout([dense, sparse]);
    const reading = chart.valueAt(chart.xToPixel(11))!;
    expect(reading.x).toBe(10);
    expect(reading.pixel).toBe(chart.xToPixel(10));
    expect(reading.values.map(({ id, x, y }) => [id, x, y])).toEqual([
      ['dense', 10, 2],
      ['sparse', 0, 5],
    ]);
  });

  test('reads nothing in a gap', () => {
    const chart = layout([dense]);
    const [value] = chart.valueAt(chart.xToPixel(19))!.values;
    expect(value).toMatchObject({ x: 20, y: undefined, text: '–', point: undefined });
  });

  test('stays on the series beyond their ends, and is absent without points', () => {
    const chart = layout([dense]);
    expect(chart.valueAt(-1000)!.x).toBe(0);
    expect(chart.valueAt(9999)!.x).toBe(30);
    expect(layout([series({})]).valueAt(100)).toBeUndefined();
  });
});

describe('labels at the ends of lines', () => {
  test('keep apart, in the order of the lines, within the plot', () => {
    const ends = [0.02, 0.021, 0.022, 1];
    const chart = layout(
      ends.map((end, i) => over([1, end], { id: String(i), name: `series ${i}` })),
    );
    const ys = chart.labels.map((label) => label.y);
    const sorted = [...ys].sort((a, b) => a - b);
    for (let i = 1; i < sorted.length; i++) {
      expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(14 - 1e-9);
    }
    expect(ys[0]).toBeGreaterThan(ys[1]!);
    expect(ys[1]).toBeGreaterThan(ys[2]!);
    expect(Math.max(...ys)).toBeLessThanOrEqual(chart.plot.y + chart.plot.height);
    expect(chart.labels[3]!.y).toBeCloseTo(chart.labels[3]!.lineEnd.y, 6);
  });

  test('leave the plot most of the width', () => {
    const chart = layout([over([1, 2], { name: 'a name that goes on and on and on and on' })]);
    expect(chart.plot.width).toBeGreaterThan(0.4 * chart.width);
    expect(chart.labels[0]!.text).toMatch(/…$/);
  });

  test('stand at the last value that can be seen', () => {
    const chart = layout([over([1, 2, NaN])]);
    expect(chart.labels[0]!.lineEnd.x).toBe(chart.xToPixel(1));
  });
});

describe('placing labels', () => {
  test('leaves labels alone that do not touch', () => {
    expect(placeLabels([10, 50, 30], 12, 0, 100)).toEqual([10, 50, 30]);
  });

  test('moves colliding ones equally far apart', () => {
    expect(placeLabels([50, 50], 12, 0, 100)).toEqual([44, 56]);
    expect(placeLabels([52, 48], 12, 0, 100)).toEqual([56, 44]);
  });

  test('keeps them inside, closer together when there is no room', () => {
    expect(placeLabels([0, 0], 12, 0, 100)).toEqual([0, 12]);
    expect(placeLabels([99, 100], 12, 0, 100)).toEqual([88, 100]);
    expect(placeLabels([5, 5, 5], 12, 0, 10)).toEqual([0, 5, 10]);
    expect(placeLabels([], 12, 0, 10)).toEqual([]);
  });
});
