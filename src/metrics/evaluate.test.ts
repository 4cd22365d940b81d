import { describe, expect, test } from 'vitest';
import type { Target } from '../data/distribution.ts';
import { createRandom } from '../data/random.ts';
import {
  evaluateMetrics,
  MeasurementSizeError,
  prepareMetrics,
  UnknownMetricError,
} from './evaluate.ts';
import { FLOOR_DRAWS } from './floors.ts';
import { MEASUREMENT_SIZE, METRIC_GROUPS } from './metric.ts';
import { NonFinitePointError } from './points.ts';
import { metrics, metricsFor } from './registry.ts';

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

const MODES_ONLY = [
  'modes',
  'highQuality',
  'reverse-kl-modes',
  'mode-tv',
  'inception-score',
  'mode-score',
];

test('every metric has its own id and says what it means', () => {
  expect(metrics.map(({ id }) => id)).toEqual([
    'jsd',
    'wasserstein1',
    'modes',
    'highQuality',
    'kl',
    'reverse-kl',
    'total-variation',
    'squared-hellinger',
    'pearson',
    'wasserstein-2',
    'mmd',
    'kid',
    'frechet',
    'reverse-kl-modes',
    'mode-tv',
    'precision',
    'recall',
    'density',
    'coverage',
    'birthday',
    'inception-score',
    'mode-score',
  ]);
  for (const metric of metrics) {
    expect(metric.meaning).toMatch(/^[A-Z∫].*\.$/);
    expect(metric.range).not.toBe('');
    expect(metric.floor.meaning).toMatch(/^[A-Z].*\.$/);
    expect(metric.floor.kind === 'ideal').toBe(metric.floor.ideal !== undefined);
    expect(Object.keys(METRIC_GROUPS)).toContain(metric.group);
  }
  expect(metrics.filter(({ primary }) => primary).map(({ id }) => id)).toEqual([
    'jsd',
    'wasserstein1',
    'modes',
    'highQuality',
  ]);
});

test('scores of modes say that they are nothing without the share of high quality', () => {
  for (const id of ['inception-score', 'mode-score']) {
    expect(metrics.find((metric) => metric.id === id)!.meaning).toMatch(/share of high-quality/);
  }
});

describe('on a grid of 25 modes', () => {
  const prepared = prepareMetrics(grid);
  const before = prepared.evaluate(perfect);
  const floors = Object.fromEntries(prepared.metrics.map(({ id }) => [id, prepared.floor(id)!]));
  const after = prepared.evaluate(perfect);
  const { readings } = prepared.evaluate(collapsed);

  test('all metrics apply', () => {
    expect(prepared.metrics).toEqual(metrics);
  });

  test('floors come when asked for, and stay', () => {
    for (const { id } of metrics) {
      expect(before.readings[id]).not.toHaveProperty('floor');
      expect(after.readings[id]!.floor).toBe(floors[id]);
      expect(after.readings[id]!.value).toBe(before.readings[id]!.value);
    }
    const { costs: _, ...evaluation } = after;
    expect(evaluateMetrics(grid, perfect)).toEqual(evaluation);
  }, 120_000);

  test.each(metrics)('a perfect generator scores about the floor: $id', ({ id, floor }) => {
    const { value, deviation } = floors[id]!;
    // The mean over draws is off by up to one deviation/√20 too.
    const slack = floor.kind === 'ideal' ? 4 : 4 * Math.sqrt(1 + 1 / FLOOR_DRAWS);
    expect(Math.abs(after.readings[id]!.value! - value)).toBeLessThanOrEqual(slack * deviation);
    if (id !== 'modes') expect(deviation).toBeGreaterThan(0);
  });

  test('real data have the values that are known', () => {
    expect(floors['modes']).toEqual({ value: 25, deviation: 0 });
    expect(floors['highQuality']!.value).toBeCloseTo(0.98889, 5);
    // √(p(1 − p)/n), known to about a sixth.
    const expected = Math.sqrt((0.98889 * 0.01111) / MEASUREMENT_SIZE.generated);
    expect(floors['highQuality']!.deviation / expected).toBeGreaterThan(0.5);
    expect(floors['highQuality']!.deviation / expected).toBeLessThan(1.6);
    expect(floors['coverage']!.value).toBeCloseTo(0.969, 3);
    expect(floors['density']!.value).toBe(1);
    expect(floors['mmd']!.value).toBe(0);
    expect(floors['inception-score']!.value).toBeGreaterThan(24.9);
    expect(floors['jsd']!.value).toBeGreaterThan(1e-5);
    expect(floors['jsd']!.value).toBeLessThan(2e-3);
    expect(floors['wasserstein1']!.value).toBeGreaterThan(0.02);
    expect(floors['wasserstein-2']!.value).toBeGreaterThan(floors['wasserstein1']!.value);
    // Of 25 modes the noise of the shares comes on top of 0.0111.
    expect(floors['mode-tv']!.value).toBeGreaterThan(0.0111);
    expect(floors['mode-tv']!.value).toBeLessThan(0.04);
  });

  test('a collapsed generator is far from it', () => {
    const { modeShares } = prepared.evaluate(collapsed, []);
    expect(readings['jsd']!.value).toBeGreaterThan(0.5);
    expect(readings['jsd']!.value).toBeLessThan(Math.LN2);
    expect(readings['total-variation']!.value).toBeGreaterThan(0.9);
    expect(readings['squared-hellinger']!.value).toBeGreaterThan(1.5);
    expect(readings['reverse-kl']!.value).toBeGreaterThan(3);
    expect(readings['wasserstein1']!.value).toBeGreaterThan(0.8);
    expect(readings['wasserstein-2']!.value).toBeGreaterThan(readings['wasserstein1']!.value!);
    expect(readings['mmd']!.value).toBeGreaterThan(1);
    expect(readings['frechet']!.value).toBeGreaterThan(1);
    expect(readings['modes']!.value).toBe(1);
    expect(readings['highQuality']!.value).toBe(1);
    expect(readings['reverse-kl-modes']!.value).toBeCloseTo(Math.log(25), 12);
    expect(readings['mode-tv']!.value).toBeCloseTo(0.96, 12);
    expect(readings['recall']!.value).toBe(0);
    expect(readings['coverage']!.value).toBeLessThan(0.1);
    expect(readings['birthday']!.value).toBeCloseTo(4 / (2 * Math.LN2), 12);
    expect(readings['inception-score']!.value).toBeCloseTo(1, 6);
    expect(readings['mode-score']!.value).toBeCloseTo(1 / 25, 6);
    expect(modeShares![18]).toBe(1);
    expect(modeShares).toHaveLength(25);
  });

  test('where a divergence is infinite there is no value but a reason', () => {
    for (const id of ['kl', 'pearson']) {
      expect(readings[id]!.value).toBeUndefined();
      expect(readings[id]!.reason).toMatch(/^9\d\.\d % of the data lie where no sample is near/);
    }
    expect(readings['jsd']).not.toHaveProperty('reason');
  });

  test('where no sample is of high quality there are no shares of modes', () => {
    const generated = new Float32Array(2 * MEASUREMENT_SIZE.generated).fill(0.35);
    const away = prepared.evaluate({ generated, real }, MODES_ONLY).readings;
    expect(away['reverse-kl-modes']).toMatchObject({
      value: undefined,
      reason: expect.stringMatching(/^No generated sample is within 3σ/),
    });
    expect(away['mode-tv']!.value).toBeCloseTo(1, 12);
    expect(away['modes']!.value).toBe(0);
  });

  test('where all samples are apart there is no estimate of their support', () => {
    const generated = Float32Array.from({ length: 2 * MEASUREMENT_SIZE.generated }, (_, i) =>
      i % 2 === 0 ? i / 20 : 0,
    );
    const { birthday } = prepared.evaluate({ generated, real }, ['birthday']).readings;
    expect(birthday).toMatchObject({ value: undefined, reason: expect.any(String) });
  });

  test('only what is asked for is taken, and what it took is told', () => {
    const { readings, costs, modeShares } = prepared.evaluate(perfect, ['mode-tv', 'jsd']);
    expect(Object.keys(readings)).toEqual(['jsd', 'mode-tv']);
    expect(readings['jsd']!.value).toBe(after.readings['jsd']!.value);
    expect(Object.keys(costs)).toEqual(['jsd', 'mode-tv']);
    expect(Object.values(costs).every((ms) => ms >= 0)).toBe(true);
    expect(modeShares).toEqual(after.modeShares);
    expect(Object.keys(after.costs)).toEqual(Object.keys(after.readings));
  });
});

describe('a target without modes', () => {
  const line: Target = {
    sample: (count, random) =>
      Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 0 : random.uniform())),
  };
  const prepared = prepareMetrics(line);
  const generated = line.sample(MEASUREMENT_SIZE.generated, createRandom(6, 'generated', 0));
  const { readings, modeShares } = prepared.evaluate({ generated, real });

  test('has no metrics of modes', () => {
    const ids = metrics.map(({ id }) => id).filter((id) => !MODES_ONLY.includes(id));
    expect(metricsFor(line).map(({ id }) => id)).toEqual(ids);
    expect(prepared.metrics).toEqual(metricsFor(line));
    expect(Object.keys(readings)).toEqual(ids);
    expect(modeShares).toBeUndefined();
    expect(prepared.evaluate({ generated, real }, ['modes']).readings).toEqual({});
    expect(() => prepared.floor('modes')).toThrow(UnknownMetricError);
  });

  test('is scored on its smoothed density and by the smoothing width', () => {
    expect(readings['jsd']!.value).toBeLessThan(0.01);
    expect(readings['kl']!.value).toBeLessThan(0.01);
    // Two of s points on a line of length 1 are within 0.05 with probability ½ at s = 4 or 5.
    expect(readings['birthday']!.value).toBeGreaterThan(10);
    expect(readings['birthday']!.value).toBeLessThan(27);
  });
});

test('one mode has no score of several', () => {
  const ids = metricsFor({ ...grid, components: [components[0]!] }).map(({ id }) => id);
  expect(ids).toContain('mode-tv');
  expect(ids).not.toContain('inception-score');
  expect(ids).not.toContain('mode-score');
});

test('a metric for which the data themselves give no value has no floor', () => {
  // Points on a lattice, each once, so that no two are close.
  const apart: Target = {
    sample: (count) => Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? i : 0)),
  };
  expect(prepareMetrics(apart).floor('birthday')).toBeUndefined();
});

describe('refusals', () => {
  const prepared = prepareMetrics(grid);

  test('of a measurement of another size', () => {
    expect(() => prepared.evaluate({ generated: real, real })).toThrow(MeasurementSizeError);
  });

  test('of points that lie nowhere, whatever is asked for', () => {
    const generated = perfect.generated.slice();
    generated[7] = NaN;
    expect(() => prepared.evaluate({ generated, real }, ['modes'])).toThrow(NonFinitePointError);
    expect(() => prepared.evaluate({ generated, real }, ['modes'])).toThrow(/^Point 3 /);
  });

  test('of a metric that does not exist', () => {
    expect(() => prepared.evaluate(perfect, ['jsd', 'kll'])).toThrow(UnknownMetricError);
    expect(() => prepared.floor('kll')).toThrow(/There is no metric "kll" here; there are: jsd, /);
  });
});
