import { expect, test } from 'vitest';
import { isWorthSaying, type Announcement, type Situation } from './announcing.ts';

const calm: Situation = {
  standing: 'true ready ring8',
  iteration: 100,
  found: '3',
  measured: true,
};

const after = (ms: number, said: Partial<Situation> = {}): [Announcement, number] => [
  { ...calm, ...said, at: 1000 },
  1000 + ms,
];

test('the first readings are said as soon as there are any', () => {
  expect(isWorthSaying(calm, calm, undefined, 0)).toBe(true);
  expect(isWorthSaying({ ...calm, measured: false }, calm, undefined, 0)).toBe(false);
});

test('what the user changed is said soon, once it stays as it is', () => {
  const paused = { ...calm, standing: 'false ready ring8' };
  expect(isWorthSaying(paused, calm, ...after(10_000))).toBe(false);
  expect(isWorthSaying(paused, paused, ...after(10_000))).toBe(true);
  expect(isWorthSaying(paused, paused, ...after(1000))).toBe(false);
});

test('news is said no more than once in 25 seconds', () => {
  const found = { ...calm, found: '5' };
  expect(isWorthSaying(found, found, ...after(24_000))).toBe(false);
  expect(isWorthSaying(found, found, ...after(25_000))).toBe(true);
});

test('without news silence grows: it is said how far training is when it has come twice as far', () => {
  const minute = after(60_000);
  expect(isWorthSaying({ ...calm, iteration: 199 }, calm, ...minute)).toBe(false);
  expect(isWorthSaying({ ...calm, iteration: 200 }, calm, ...minute)).toBe(true);
  // An hour of steady training, looked at every second, begun at 500 iterations after a second.
  let last: Announcement | undefined;
  let count = 0;
  for (let second = 1; second <= 3600; second++) {
    const now = { ...calm, iteration: 500 * second };
    if (!isWorthSaying(now, now, last, second * 1000)) continue;
    last = { ...now, at: second * 1000 };
    count++;
  }
  expect(count).toBeLessThan(13);
});

test('a run that was started again is told of', () => {
  const reset = { ...calm, iteration: 20 };
  expect(isWorthSaying(reset, reset, ...after(30_000))).toBe(true);
});
