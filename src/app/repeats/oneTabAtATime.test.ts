import { afterEach, expect, test, vi } from 'vitest';
import { oneTabAtATime } from './oneTabAtATime.ts';

type Request = (name: string, options: unknown, work: () => Promise<string>) => Promise<string>;

function browserWith(request: Request | undefined): void {
  vi.stubGlobal('navigator', request ? { locks: { request } } : {});
}

const signal = new AbortController().signal;

afterEach(() => vi.unstubAllGlobals());

test('work waits for its lock', async () => {
  const names: string[] = [];
  browserWith((name, _, work) => {
    names.push(name);
    return work();
  });
  expect(await oneTabAtATime('seed 7', signal, async () => 'done')).toBe('done');
  expect(names).toEqual(['seed 7']);
});

test.each([
  ['missing', undefined],
  ['forbidden', () => Promise.reject(new DOMException('denied', 'SecurityError'))],
])('work is done once where locks are %s', async (_, request) => {
  browserWith(request);
  const work = vi.fn(async () => 'done');
  expect(await oneTabAtATime('seed 7', signal, work)).toBe('done');
  expect(work).toHaveBeenCalledTimes(1);
});

test('work that fails is not done again', async () => {
  browserWith((_name, _options, work) => work());
  const work = vi.fn(() => Promise.reject(new Error('it exploded')));
  await expect(oneTabAtATime('seed 7', signal, work)).rejects.toThrow('it exploded');
  expect(work).toHaveBeenCalledTimes(1);
});

test('who gives up waiting does no work', async () => {
  const ending = new AbortController();
  browserWith(() => {
    ending.abort();
    return Promise.reject(ending.signal.reason);
  });
  const work = vi.fn(async () => 'done');
  await expect(oneTabAtATime('seed 7', ending.signal, work)).rejects.toThrow(/aborted/);
  expect(work).not.toHaveBeenCalled();
});
