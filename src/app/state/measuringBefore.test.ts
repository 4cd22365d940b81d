import { expect, test, vi } from 'vitest';
import { defaultExperiment } from '../../gan/catalogue.ts';
import type { MetricsClient } from '../../training/client.ts';
import { createMeasuring } from './measuring.ts';

const client: MetricsClient = {
  measure: () => Promise.reject(new Error('nobody asks')),
  floors: () => undefined,
  keepFloorsOf: () => undefined,
  terminate: () => undefined,
};

test('what is wanted before it is known what can be measured is asked for then', async () => {
  const onFree = vi.fn();
  const measuring = createMeasuring('A', onFree, client);
  measuring.begin(defaultExperiment);
  expect(measuring.due(true)).toBe(false);
  await vi.waitFor(() => expect(onFree).toHaveBeenCalledOnce());
  expect(measuring.due(true)).toBe(true);
});
