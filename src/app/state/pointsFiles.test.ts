import { expect, test, vi } from 'vitest';
import { fetchPoints, keepPoints, pointsAt, pointsStorage } from './pointsFiles.ts';

test('without storage, points last as long as the page, and that is known', async () => {
  vi.stubGlobal('indexedDB', undefined);
  keepPoints('file-a', 'points');
  expect(pointsAt('file-a')).toBe('points');
  await vi.waitFor(() => expect(pointsStorage.getState().forbidden).toBe(true));
});

test('what nobody kept is fetched in vain, without complaint', async () => {
  await fetchPoints(['file-nowhere']);
  expect(pointsAt('file-nowhere')).toBeUndefined();
});

test('memory is bounded, and what was used last is forgotten last', () => {
  keepPoints('file-first', '0');
  keepPoints('file-second', '0');
  for (let i = 0; i < 98; i++) keepPoints(`file-${i}`, String(i));
  keepPoints('file-first', '0');
  keepPoints('file-last', '0');
  expect(pointsAt('file-first')).toBe('0');
  expect(pointsAt('file-second')).toBeUndefined();
});
