import { describe, expect, test } from 'vitest';
import { areTogether, standingOf, type Score } from './standing.ts';

const floor = { value: 1, deviation: 0.1 };

function scores(...values: readonly number[]): Score[] {
  return values.map((value) => ({ value, place: 1000, over: false }));
}

describe('best', () => {
  test('is whoever beats every other by more than the noise of both', () => {
    expect(standingOf(scores(3, 2, 2.5), 'lower', floor)).toEqual({ kind: 'best', index: 1 });
    expect(standingOf(scores(3, 2, 2.5), 'higher', floor)).toEqual({ kind: 'best', index: 0 });
  });

  test('is nobody while a single other is within 1.96 · √2 deviations', () => {
    expect(standingOf(scores(2, 2.27, 9), 'lower', floor)).toEqual({
      kind: 'tie',
      among: [0, 1],
      equal: false,
    });
    expect(standingOf(scores(2, 2.28, 9), 'lower', floor)).toEqual({ kind: 'best', index: 0 });
  });

  test('is whoever is nearest to the aim where values can be too high as well', () => {
    expect(standingOf(scores(0.2, 1.1, 2.5), 'closer', floor)).toEqual({ kind: 'best', index: 1 });
    expect(standingOf(scores(0.9, 1.1), 'closer', floor)).toMatchObject({ kind: 'tie' });
  });

  test('is nobody within what the runs scatter by themselves', () => {
    const scattered = scores(2, 3).map((score) => ({ ...score, scatter: 0.5 }));
    expect(standingOf(scattered, 'lower', floor)).toMatchObject({ kind: 'tie' });
    expect(standingOf(scores(2, 3), 'lower', floor)).toMatchObject({ kind: 'best' });
    const calm = scores(2, 3).map((score) => ({ ...score, scatter: 0.01 }));
    expect(standingOf(calm, 'lower', { value: 1, deviation: 1 })).toMatchObject({ kind: 'tie' });
  });

  test('is said of a run beside ones without a value, which is worse than any', () => {
    const none: Score = { value: undefined, reason: 'Infinite.', place: 1000, over: false };
    expect(standingOf([none, ...scores(7)], 'lower', floor)).toEqual({ kind: 'best', index: 1 });
    expect(standingOf([none, ...scores(7)], 'closer', floor)).toEqual({ kind: 'incomparable' });
    expect(standingOf([none, none], 'lower', floor)).toEqual({ kind: 'incomparable' });
  });

  test('is never a run that stopped, however good it was', () => {
    const stopped: Score = { value: 0, place: 30, over: true };
    expect(standingOf([stopped, ...scores(5, 9)], 'lower', floor)).toEqual({
      kind: 'best',
      index: 1,
    });
  });
});

describe('a tie', () => {
  test('names all that lead, and says whether they are equal', () => {
    const exact = { value: 8, deviation: 0 };
    expect(standingOf(scores(8, 7, 8), 'higher', exact)).toEqual({
      kind: 'tie',
      among: [0, 2],
      equal: true,
    });
  });
});

describe('nothing is said', () => {
  test('of one run alone', () => {
    expect(standingOf(scores(3), 'lower', floor)).toEqual({ kind: 'incomparable' });
  });

  test('before every run was measured', () => {
    const waiting: Score = { value: undefined, place: undefined, over: false };
    expect(standingOf([...scores(3), waiting], 'lower', floor)).toEqual({ kind: 'unmeasured' });
  });

  test('before the noise is known', () => {
    expect(standingOf(scores(3, 9), 'lower', undefined)).toEqual({ kind: 'unknown noise' });
    expect(standingOf(scores(3, 9), 'lower', { value: 1, deviation: NaN })).toEqual({
      kind: 'unknown noise',
    });
  });

  test('of values from different places', () => {
    const [a, b] = scores(3, 9) as [Score, Score];
    expect(standingOf([a, { ...b, place: 920 }], 'lower', floor)).toMatchObject({ kind: 'best' });
    expect(standingOf([a, { ...b, place: 800 }], 'lower', floor)).toEqual({ kind: 'apart' });
  });
});

test('the same place is within a tenth', () => {
  expect(areTogether([0, 0])).toBe(true);
  expect(areTogether([90, 100, 97])).toBe(true);
  expect(areTogether([89, 100])).toBe(false);
});
