import type { DBSchema, IDBPDatabase } from 'idb';
import { expect, test, vi } from 'vitest';
import { patientDatabase } from './patientDatabase.ts';

const database = {} as IDBPDatabase<DBSchema>;

test('a database that refused is opened anew by whoever asks next', async () => {
  const open = vi.fn(async () => database);
  const onRefusal = vi.fn();
  const attempt = patientDatabase(open, { longestWaitMs: 1000, onRefusal });
  expect(await attempt(async () => 1)).toBe(1);
  expect(
    await attempt(() => Promise.reject(new Error('the connection is closing'))),
  ).toBeUndefined();
  expect(await attempt(async () => 2)).toBe(2);
  expect(open).toHaveBeenCalledTimes(2);
  expect(onRefusal).toHaveBeenCalledOnce();
});

test('one that never answers is not waited for', async () => {
  vi.useFakeTimers();
  const attempt = patientDatabase(() => new Promise<never>(() => {}), { longestWaitMs: 1000 });
  const answer = attempt(async () => 1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await answer).toBeUndefined();
  vi.useRealTimers();
});
