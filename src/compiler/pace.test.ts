import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test('grows twofold at most, up to what the budget affords', () => {
  const pace = new Pace();
  const counts: number[] = [];
  for (let i = 0; i < 6; i++) {
    counts.push(pace.steps);
    pace.learn(pace.steps, 5 * pace.steps, 60); // 5 ms a step
  }
  expect(counts).toEqual([1, 2, 4, 8, 12, 12]);
});

test('shrinks at once, to one step at least', () => {
  const pace = new Pace();
  pace.learn(8, 1, 100);
  pace.learn(16, 1600, 200);
  expect(pace.steps).toBe(2);
  pace.learn(2, 10_000, 100);
  expect(pace.steps).toBe(1);
});
