import { describe, expect, test } from 'vitest';
import { defaultExperiment } from '../../gan/catalogue.ts';
import { forecast, inWords } from '../../training/repeats/forecast.ts';
import { seedProgress } from './progress.ts';

describe('a forecast', () => {
  test('takes what is left at the pace so far, weighed by cost', () => {
    const [large, small] = [{}, {}];
    let now = 100;
    const rest = forecast(
      new Map([
        [large, 30],
        [small, 10],
      ]),
      () => now,
    );
    now = 110;
    expect(rest.remaining()).toBeUndefined();
    rest.report(small, 1);
    expect(rest.remaining()).toBeCloseTo(30, 10);
    rest.report(large, 0.5);
    now = 125;
    expect(rest.remaining()).toBeCloseTo(15, 10);
    rest.report(large, 1);
    expect(rest.remaining()).toBe(0);
  });

  test.each([
    [0.2, '1 s'],
    [59, '59 s'],
    [61, '1 min'],
    [59.4 * 60, '59 min'],
    [3600, '1 h 0 min'],
    [7230 + 600, '2 h 11 min'],
  ])('of %d seconds reads %s', (seconds, words) => {
    expect(inWords(seconds)).toBe(words);
  });
});

test('the line counts seeds, those included that were there, and says when only floors are left', () => {
  const texts: string[] = [];
  const job = { kind: 'seed', experiment: defaultExperiment, iterations: 10 } as const;
  let done = 4;
  const terminal = { isTTY: true, write: (text: string) => texts.push(text) };
  const progress = seedProgress(terminal, [job], () => ({ done, total: 5 }));
  progress.show();
  progress.advanced(job, 5);
  done = 5;
  progress.show();
  const [first, second, third] = texts.map((text) => text.replace('\r\u001b[K', ''));
  expect(first).toBe('4 of 5 seeds');
  expect(second).toMatch(/^4 of 5 seeds, about \d+ s left$/);
  expect(third).toBe('5 of 5 seeds, finding noise floors');
});
