import { expect, test } from 'vitest';
import { ScratchSpace } from './scratchSpace.ts';

test('runs are aligned and next to each other', () => {
  const space = new ScratchSpace();
  expect([space.take(1), space.take(17), space.take(16)]).toEqual([0, 16, 48]);
  expect(space.size).toBe(64);
});

test('the smallest gap that fits is taken', () => {
  const space = new ScratchSpace();
  const [large, , small] = [space.take(64), space.take(16), space.take(32), space.take(16)];
  space.give(large!, 64);
  space.give(small!, 32);
  expect([space.take(20), space.take(20), space.take(64)]).toEqual([small, large, 128]);
});

test('neighbouring gaps are one, and one at the end grows', () => {
  const space = new ScratchSpace();
  const [first, second, third] = [space.take(16), space.take(16), space.take(16)];
  space.give(first, 16);
  space.give(third, 16);
  space.give(second, 16);
  expect(space.take(80)).toBe(0);
  expect(space.size).toBe(80);
});
