import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

async function opened(query: string) {
  vi.stubGlobal('location', { search: query });
  return import('./presentation.ts');
}

test('a page without a query shows everything and never ends', async () => {
  const page = await opened('');
  expect(page.embedded).toBe(false);
  expect(page.shows('controls')).toBe(true);
  expect(page.firstIteration).toBe(0);
  expect(page.lastIteration).toBeUndefined();
});

test('an embedded page shows the regions that it names', async () => {
  const page = await opened('?embed=1&ui=curves,transport');
  expect(page.shows('curves')).toBe(true);
  expect(page.shows('transport')).toBe(true);
  expect(page.shows('samples')).toBe(false);
});

test('a still keeps to its frame in any window, has nothing to press and ends where it starts', async () => {
  const page = await opened('?still=1&start=500&iterations=900&ui=samples,transport,controls');
  expect(page.embedded).toBe(true);
  expect(page.shows('samples')).toBe(true);
  expect(page.shows('transport')).toBe(false);
  expect(page.shows('controls')).toBe(false);
  expect(page.firstIteration).toBe(500);
  expect(page.lastIteration).toBe(500);
});

test('nothing starts beyond its end', async () => {
  const page = await opened('?start=500&iterations=100');
  expect(page.firstIteration).toBe(100);
  expect(page.lastIteration).toBe(100);
});

test('what cannot be used is said, and runs no code', async () => {
  const page = await opened('?theme=<img src=x onerror=alert(1)>&executor=abacus');
  expect(page.presentationMessages.map(({ text }) => text)).toEqual([
    'theme=<img src=x onerror=alert(1)> is not possible: allowed is one of system, light, dark. It was ignored.',
    expect.stringMatching(/^executor=abacus is not possible: allowed is one of wasm, webgpu, /),
  ]);
  expect(page.wantedExecutor).toBeUndefined();
});

test('an embedded page neither stores nor reads', async () => {
  const touched = vi.fn();
  const items = new Proxy({}, { get: touched, ownKeys: touched });
  vi.stubGlobal('localStorage', items);
  vi.stubGlobal('sessionStorage', items);
  await opened('?embed=1');
  const storage = await import('./storage.ts');
  const { fetchPoints, keepPoints, pointsAt } = await import('./pointsFiles.ts');
  expect(() => storage.lastingItems()).toThrow(storage.EmbeddedStorageError);
  expect(() => storage.tabItems()).toThrow(storage.EmbeddedStorageError);
  keepPoints('reference', 'points');
  await fetchPoints(['another']);
  // What a visit makes lasts as long as the visit.
  expect(pointsAt('reference')).toBe('points');
  expect(touched).not.toHaveBeenCalled();
});
