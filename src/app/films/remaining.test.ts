import { expect, test } from 'vitest';
import { Remaining } from './remaining.ts';

test('nothing is foretold before the first picture', () => {
  const remaining = new Remaining({ steps: 100, pictures: 10 });
  remaining.trained(10, 1);
  expect(remaining.progress()).toEqual({ share: 0, remaining: undefined });
});

test('what is left takes as long as what is done took, by kind', () => {
  const remaining = new Remaining({ steps: 100, pictures: 10 });
  remaining.trained(20, 4);
  remaining.pictured(1);
  remaining.pictured(1);
  // 80 steps of 0.2 s and 8 pictures of 1 s.
  expect(remaining.progress()).toEqual({ share: 6 / 30, remaining: 24 });
});

test('the share never falls, whatever takes longer than it seemed', () => {
  const remaining = new Remaining({ steps: 100, pictures: 4 });
  remaining.pictured(1);
  remaining.pictured(1);
  const { share } = remaining.progress();
  remaining.trained(1, 10);
  expect(remaining.progress().share).toBe(share);
  remaining.trained(99, 0);
  remaining.pictured(0);
  remaining.pictured(0);
  expect(remaining.progress()).toEqual({ share: 1, remaining: 0 });
});
