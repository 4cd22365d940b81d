import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Rarely } from './rarely.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('it happens at once, and at most once in each interval, the last time included', () => {
  const at: number[] = [];
  const rarely = new Rarely(250, () => at.push(Date.now()));
  const began = Date.now();
  for (let asked = 0; asked < 100; asked++) {
    rarely.ask();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1000);
  expect(at.map((time) => time - began)).toEqual([0, 250, 500, 750, 1000]);
  rarely.ask();
  expect(at).toHaveLength(6);
});

test('asking while it happens has it happen again, later', () => {
  let count = 0;
  const rarely = new Rarely(250, () => {
    count++;
    if (count < 3) rarely.ask();
  });
  rarely.ask();
  expect(count).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(count).toBe(3);
});
