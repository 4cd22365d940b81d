/** That published values are values of the metrics they stand beside. */
import { expect, test } from 'vitest';
import { distributionById } from '../data/registry.ts';
import { PUBLISHED_METRICS } from '../experiment/published/publishedRow.ts';
import { publishedRows } from '../experiment/published/rows.ts';
import { metrics } from './registry.ts';

test.each(PUBLISHED_METRICS)('%s is a metric of ours', (id) => {
  expect(metrics.map((metric) => metric.id)).toContain(id);
});

test.each(publishedRows)('the values of $id are possible ones', ({ data, values }) => {
  const modes = distributionById(data.id).create({}).components!.length;
  const most = { modes, highQuality: 1, 'reverse-kl-modes': Math.log(modes), 'mode-tv': 1 };
  for (const id of PUBLISHED_METRICS) {
    const found = values[id];
    if (!found) continue;
    expect(found.mean).toBeGreaterThan(0);
    expect(found.mean).toBeLessThanOrEqual(most[id]);
    expect(found.error ?? 0).toBeLessThan(most[id]);
  }
});
