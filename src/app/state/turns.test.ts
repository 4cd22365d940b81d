import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

/** Work that ends when the test says, and a record of what began. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)!() };
}

const tick = () => new Promise((resolve) => setTimeout(resolve));

test('no more pieces of work than places are under way, and they begin in the order of asking', async () => {
  const { begun, work, end } = works();
  const turns = new Turns(2);
  const all = ['a', 'b', 'c', 'd'].map((name) => turns.take(work(name)));
  await tick();
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await tick();
  expect(begun).toEqual(['a', 'b', 'c']);
  end('a');
  end('c');
  await tick();
  end('d');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

test('a place comes free when work fails', async () => {
  const turns = new Turns(1);
  await expect(turns.take(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.take(() => Promise.resolve('yes'))).toBe('yes');
});

test('whoever asks while the place is being passed on waits behind those who asked before', async () => {
  const { begun, work, end } = works();
  const turns = new Turns(1);
  void turns.take(work('a')).then(() => turns.take(work('c')));
  void turns.take(work('b'));
  await tick();
  end('a');
  await tick();
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await tick();
  expect(begun).toEqual(['a', 'b', 'c']);
});
