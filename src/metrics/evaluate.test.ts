import { describe, expect, test } from 'vitest';
import type { Target } from '../data/distribution.ts';
import { createRandom } from '../data/random.ts';
import {
  evaluateMetrics,
  MeasurementSizeError,
  prepareMetrics,
  UnknownMetricError,
} from './evaluate.ts';
import { MEASUREMENT_SIZE } from './metric.ts';
import { metrics } from './registry.ts';

const components = Array.from({ length: 25 }, (_, k) => ({
  x: 0.7072 * ((k % 5) - 2),
  y: 0.7072 * (Math.floor(k / 5) - 2),
  sigma: 0.01768,
  weight: 1 / 25,
}));
const grid: Target = {
  components,
  sample(count, random) {
    const points = new Float32Array(2 * count);
    for (let i = 0; i < 2 * count; i += 2) {
      const { x, y, sigma } = components[random.integer(25)]!;
      points[i] = x + sigma * random.gaussian();
      points[i + 1] = y + sigma * random.gaussian();
    }
    return points;
  },
};
const real = grid.sample(MEASUREMENT_SIZE.real, createRandom(5, 'real', 0));
const perfect = {
  generated: grid.sample(MEASUREMENT_SIZE.generated, createRandom(5, 'generated', 0)),
  real,
};
const collapsed = {
  generated: new Float32Array(2 * MEASUREMENT_SIZE.generated).fill(0.7072),
  real,
};

test('every metric has its own id and says what it means', () => {
  expect(metrics.map(({ id }) => id)).toEqual(['jsd', 'wasserstein1', 'modes', 'highQuality']);
  for (const metric of metrics) {
    expect(metric.meaning).toMatch(/^[A-Z].*\.$/);
    expect(metric.floor.meaning).toMatch(/^[A-Z].*\.$/);
  }
});

describe('on a grid of 25 modes', () => {
  const prepared = prepareMetrics(grid);
  const before = prepared.evaluate(perfect);
  const floors = Object.fromEntries(prepared.metrics.map(({ id }) => [id, prepared.floor(id)]));
  const after = prepared.evaluate(perfect);

  test('floors come when asked for, and stay', () => {
    for (const { id } of metrics) {
      expect(before.readings[id]).not.toHaveProperty('floor');
      expect(after.readings[id]!.floor).toBe(floors[id]);
      expect(after.readings[id]!.value).toBe(before.readings[id]!.value);
    }
    expect(evaluateMetrics(grid, perfect)).toEqual(after);
  }, 60_000);

  test('a perfect generator scores about the floor, which is not zero', () => {
    const { jsd, wasserstein1, modes, highQuality } = after.readings;
    expect(jsd!.floor).toBeGreaterThan(1e-5);
    expect(jsd!.floor).toBeLessThan(2e-3);
    expect(jsd!.value! / jsd!.floor!).toBeGreaterThan(0.4);
    expect(jsd!.value! / jsd!.floor!).toBeLessThan(2.5);
    expect(wasserstein1!.floor).toBeGreaterThan(0.02);
    expect(wasserstein1!.value! / wasserstein1!.floor!).toBeGreaterThan(0.4);
    expect(wasserstein1!.value! / wasserstein1!.floor!).toBeLessThan(2.5);
    expect(modes).toEqual({ value: 25, floor: 25 });
    expect(highQuality!.floor).toBeCloseTo(0.98889, 5);
    expect(Math.abs(highQuality!.value! - 0.98889)).toBeLessThan(0.005);
  });

  test('a collapsed generator is far from it', () => {
    const { readings, modeShares } = prepared.evaluate(collapsed);
    expect(readings['jsd']!.value).toBeGreaterThan(0.5);
    expect(readings['jsd']!.value).toBeLessThan(Math.LN2);
    expect(readings['wasserstein1']!.value).toBeGreaterThan(0.8);
    expect(readings['modes']!.value).toBe(1);
    expect(readings['highQuality']!.value).toBe(1);
    expect(modeShares![18]).toBe(1);
    expect(modeShares).toHaveLength(25);
  });
});

test('a target without modes has no metrics of modes', () => {
  const line: Target = {
    sample: (count, random) =>
      Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 0 : random.uniform())),
  };
  const prepared = prepareMetrics(line);
  expect(prepared.metrics.map(({ id }) => id)).toEqual(['jsd', 'wasserstein1']);
  const generated = line.sample(MEASUREMENT_SIZE.generated, createRandom(6, 'generated', 0));
  const { readings, modeShares } = prepared.evaluate({ generated, real });
  expect(Object.keys(readings)).toEqual(['jsd', 'wasserstein1']);
  expect(readings['jsd']!.value).toBeLessThan(0.01);
  expect(modeShares).toBeUndefined();
  expect(() => prepared.floor('modes')).toThrow(UnknownMetricError);
}, 60_000);

test('a measurement of another size is refused', () => {
  expect(() => prepareMetrics(grid).evaluate({ generated: real, real })).toThrow(
    MeasurementSizeError,
  );
});
