import { expect, test } from 'vitest';
import { Precedence } from './precedence.ts';

/** Groups 0 to `count` − 1 and who runs before whom. */
function precedence(count: number, ...edges: readonly [number, number][]): Precedence {
  const result = new Precedence(count, [...Array(count).keys()]);
  for (const [first, second] of edges) result.precede(first, second);
  return result;
}

test('two that have a third between them cannot be joined', () => {
  const chain = precedence(3, [0, 1], [1, 2], [0, 2]);
  expect([chain.canJoin(0, 1), chain.canJoin(0, 2), chain.canJoin(2, 1)]).toEqual([
    true,
    false,
    true,
  ]);
});

test('what is kept apart is not joined, nor what became part of it', () => {
  const groups = precedence(4);
  groups.precede(0, 1, true);
  expect(groups.canJoin(0, 1)).toBe(false);
  groups.join(2, 1);
  expect(groups.canJoin(0, 2)).toBe(false);
});

test('joining moves what depends on the first behind', () => {
  const groups = precedence(5, [0, 1], [1, 2], [3, 4]);
  groups.join(0, 4);
  expect(groups.sequence).toEqual([3, 0, 1, 2]);
  expect(groups.waitsFor(0)).toEqual([3]);
});

test('a cycle through two joined groups is seen', () => {
  const groups = precedence(4, [0, 1], [2, 3]);
  groups.join(0, 3);
  expect(groups.canJoin(1, 2)).toBe(false);
  expect(groups.canPrecede(1, 2)).toBe(false);
  expect(groups.canPrecede(2, 1)).toBe(true);
});

test('one can be made to run before another that stood before it', () => {
  const groups = precedence(4, [0, 1], [2, 3]);
  groups.precede(3, 0);
  expect(groups.sequence).toEqual([2, 3, 0, 1]);
});

test('neighbours are shared by who waits for the same or is waited for by the same', () => {
  const groups = precedence(5, [0, 1], [0, 2], [3, 4], [1, 4]);
  expect(groups.shareNeighbours(1, 2)).toBe(true);
  expect(groups.shareNeighbours(1, 3)).toBe(true);
  expect(groups.shareNeighbours(2, 3)).toBe(false);
});
