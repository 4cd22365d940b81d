import { expect, test } from 'vitest';
import { metrics } from '../src/metrics/registry.ts';
import { metricCosts } from './metricCosts.ts';

test('every metric that applies is measured, for every generator', () => {
  const told: string[] = [];
  const costs = metricCosts(['grid25'], 1, (line) => told.push(line));
  expect(told).toEqual(metrics.map(({ id }) => `grid25: ${id}`));
  expect(costs.map(({ metric }) => metric)).toEqual(metrics.map(({ id }) => id));
  for (const { ms } of costs) {
    expect(Object.keys(ms)).toEqual(['perfect', 'blob', 'collapsed']);
    for (const cost of Object.values(ms)) expect(cost).toBeGreaterThanOrEqual(0);
  }
});
