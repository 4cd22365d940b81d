import { describe, expect, test } from 'vitest';
import { Tempo } from './tempo.ts';

/** A device that needs `runMs` for each run and says so `latency` later. */
function device(latency: number, runMs: number) {
  const tempo = new Tempo(latency);
  let now = 0;
  return {
    /** Submits what is next, waits for it, and says how many runs it was. */
    round(budgetMs: number): number {
      const runs = tempo.next(0, 0, budgetMs);
      const submitted = now;
      now += runs * runMs + latency;
      if (runs > 0) tempo.learn(runs, submitted, now);
      return runs;
    },
    tempo,
  };
}

describe('Tempo', () => {
  test('begins with one run and waits for it before the next', () => {
    const { tempo } = device(1, 1);
    expect(tempo.next(0, 0, 100)).toBe(1);
    expect(tempo.next(1, 1, 100)).toBe(0);
  });

  test('comes to submits of some milliseconds, however late they are known to be done', () => {
    for (const latency of [0.5, 4]) {
      const { round } = device(latency, 0.1);
      const rounds = Array.from({ length: 12 }, () => round(1000));
      expect(rounds.slice(0, 4)).toEqual([1, 2, 4, 8]);
      expect(rounds.at(-1)! * 0.1).toBeGreaterThan(5);
      expect(rounds.at(-1)! * 0.1).toBeLessThan(15);
    }
  });

  test('keeps a device at work that is known to be done only every 100 ms', () => {
    const { round } = device(100, 0.1);
    const rounds = Array.from({ length: 16 }, () => round(1000));
    expect(rounds.at(-1)! * 0.1).toBeGreaterThan(25);
  });

  test('stops when the budget is used up, what is under way counted in', () => {
    const { tempo, round } = device(0, 2);
    round(100);
    expect(tempo.next(0, 0, 5)).toBeGreaterThan(0);
    expect(tempo.next(4, 0, 3)).toBe(0);
    expect(tempo.next(0, 3, 5)).toBe(0);
    expect(tempo.next(0, 0, 0)).toBe(0);
  });
});
